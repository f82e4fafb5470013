import { beforeAll, describe, expect, test } from "vitest";
import type { REASONS } from "@/domain/api/reasons";
import { testDatabase } from "../testing/database";
import { requestDownload, serveDownloadsFrom } from "../testing/downloads";
import { ACTORS, type Actor, createWorld, type World } from "../trpc/matrix/world";
import { exportAccount } from "./account";
import { exportDashboard } from "./dashboard";
import { exportHistory } from "./history";
import { exportRoom } from "./room";

const database = testDatabase();
serveDownloadsFrom(database);

/** Downloads change nothing in it. */
let world: World;
beforeAll(async () => {
  world = await createWorld(database);
});

const period = { from: "2026-11-16", to: "2026-11-22" };
const IN_ROOM: readonly Actor[] = ["owner", "member", "coach"];

const as = (actor: Actor) => (actor === "anonymous" ? null : world.people[actor].viewer);

/** Status, type and text of a response. */
async function readResponse(response: Response) {
  const type = response.headers.get("content-type");
  const text = await response.text();
  return { status: response.status, type, text };
}

/** The exact response of a refusal. */
const refusal = (status: number, reason: keyof typeof REASONS, ...fields: string[]) => ({
  status,
  type: "text/plain; charset=utf-8",
  text: `The words for ${reason}.\n${[reason, ...fields].join(" ")}\n`,
});

test("CSV begins with a byte-order mark, JSON does not", async () => {
  const { member } = world.people;
  const MARK = [0xef, 0xbb, 0xbf];
  const startOf = async (params: Record<string, string>) => {
    const file = await requestDownload(exportHistory, member.viewer, { ...period, ...params });
    return [...new Uint8Array(await file.arrayBuffer())].slice(0, 3);
  };
  expect(await startOf({})).toEqual(MARK);
  expect(await startOf({ format: "json" })).not.toEqual(MARK);
});

describe.each(ACTORS)("%s", (actor) => {
  test("downloads their own data once signed in", async () => {
    for (const [handler, params] of [
      [exportHistory, period],
      [exportDashboard, { ...period, part: "days" }],
      [exportDashboard, { ...period, format: "json" }],
      [exportAccount, {}],
    ] as const) {
      const response = await requestDownload(handler, as(actor), params);
      if (actor === "anonymous") {
        expect(await readResponse(response)).toEqual(refusal(401, "sign_in_required"));
      } else {
        expect(response.status).toBe(200);
        expect(response.headers.get("cache-control")).toBe("no-store");
      }
    }
  });

  test("downloads a room only as a member; another room looks like a missing one", async () => {
    const seen = [];
    for (const room of [world.roomSlug, world.elsewhereSlug, "no-such-room"]) {
      const params = { ...period, room, part: "members" };
      seen.push(await readResponse(await requestDownload(exportRoom, as(actor), params)));
    }
    const [own, foreign, missing] = seen;
    const outside =
      actor === "anonymous" ? refusal(401, "sign_in_required") : refusal(404, "room_not_found");
    expect(foreign).toEqual(outside);
    expect(missing).toEqual(outside);
    if (!IN_ROOM.includes(actor)) expect(own).toEqual(outside);
    else expect(own?.status).toBe(200);
  });

  test("learns nothing about another person's activity", async () => {
    const foreign = world.elsewhere.activityId;
    const missing = "0b7e0d7c-8a3b-4c1e-9a57-1f1f4f0f9a11";
    const [one, other] = await Promise.all(
      [foreign, missing].map(async (activityId) =>
        readResponse(
          await requestDownload(exportDashboard, as(actor), {
            ...period,
            activityId,
            part: "days",
          }),
        ),
      ),
    );
    expect(one).toEqual(other);
    expect(one?.status).toBe(actor === "anonymous" ? 401 : 404);
    const record = await requestDownload(exportHistory, as(actor), {
      ...period,
      activityId: foreign,
    });
    if (record.status === 200) expect((await record.text()).split("\r\n")).toHaveLength(2);
  });
});

describe("an invalid request", () => {
  const cases = [
    [{ from: "2026-11-22", to: "2026-11-16" }, ["to"], exportHistory],
    [{ ...period, format: "xlsx" }, ["format"], exportHistory],
    [{ ...period, status: "done" }, ["status"], exportHistory],
    [{ ...period, limit: "5" }, ["limit"], exportHistory],
    [{ to: "2026-11-16" }, ["from"], exportHistory],
    [{ ...period, roomSlug: "../etc" }, ["roomSlug"], exportHistory],
    [period, ["part"], exportDashboard],
    [{ ...period, part: "everything" }, ["part"], exportDashboard],
    [{ ...period, to: "2026-02-30", part: "sizing" }, ["to"], exportDashboard],
    [{ from: "2000-01-01", to: "2026-11-16", part: "days" }, ["to"], exportDashboard],
    [{ ...period, activityId: "mine", part: "goals" }, ["activityId"], exportDashboard],
    [{ ...period, part: "members" }, ["room"], exportRoom],
    [{ format: "csv" }, ["format"], exportAccount],
  ] as const;

  test.each(cases)("%j names %j", async (params, fields, handler) => {
    const response = await requestDownload(handler, as("owner"), params);
    expect(await readResponse(response)).toEqual(refusal(400, "invalid_input", ...fields));
  });

  test("is refused when a parameter is repeated", async () => {
    const repeated: [string, string][] = [...Object.entries(period), ["from", "2026-11-17"]];
    const response = await requestDownload(exportHistory, as("owner"), repeated);
    expect(await readResponse(response)).toEqual(refusal(400, "invalid_input", "from"));
  });
});
