import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { COACHED_PARTS } from "@/domain/api/export-part";
import type { REASONS } from "@/domain/api/reasons";
import { testDatabase } from "../testing/database";
import { readCsvRows, requestDownload, serveDownloadsFrom } from "../testing/downloads";
import { ACTORS, type Actor, createCallerFor, createWorld, type World } from "../trpc/matrix/world";
import { exportCoach } from "./coach";

const database = testDatabase();
serveDownloadsFrom(database);

/** Downloads change only the access log in it. */
let world: World;
beforeAll(async () => {
  world = await createWorld(database);
});

const period = { from: "2026-11-16", to: "2026-11-22" };

const as = (actor: Actor) => (actor === "anonymous" ? null : world.people[actor].viewer);

/** Status and text of a response. */
const readResponse = async (response: Response) => ({
  status: response.status,
  text: await response.text(),
});

/** The exact response of a refusal. */
const refusal = (status: number, reason: keyof typeof REASONS, ...fields: string[]) => ({
  status,
  text: `The words for ${reason}.\n${[reason, ...fields].join(" ")}\n`,
});

/** The response to a person without access. */
function refused(actor: Actor) {
  if (actor === "anonymous") return refusal(401, "sign_in_required");
  const isInside = actor === "owner" || actor === "member";
  return isInside ? refusal(403, "not_allowed") : refusal(404, "room_not_found");
}

describe.each(ACTORS)("%s", (actor) => {
  test("downloads a roster only as a coach of the room; another room looks like a missing one", async () => {
    const roster = (room: string) => requestDownload(exportCoach, as(actor), { room });
    const outside = actor === "anonymous" ? refused(actor) : refusal(404, "room_not_found");
    for (const room of [world.elsewhereSlug, "no-such-room"]) {
      expect(await readResponse(await roster(room))).toEqual(outside);
    }
    const own = await roster(world.roomSlug);
    if (actor !== "coach") return expect(await readResponse(own)).toEqual(refused(actor));
    expect(own.headers.get("cache-control")).toBe("no-store");
    expect((await readCsvRows(own)).map((row) => row.name)).toEqual(["Mara"]);
  });

  test("downloads what a member shares; a person who shares nothing looks like nobody", async () => {
    const page = (member: string) =>
      requestDownload(exportCoach, as(actor), {
        ...{ ...period, room: world.roomSlug, member },
        format: "json",
      });
    const { member, owner, stranger } = world.people;
    const others = [owner, stranger, world.elsewhere].map(({ viewer }) => viewer.userId);
    const isCoach = actor === "coach";
    const nobody = isCoach ? refusal(404, "member_not_found") : refused(actor);
    for (const userId of [...others, randomUUID()]) {
      expect(await readResponse(await page(userId))).toEqual(nobody);
    }
    const own = await page(member.viewer.userId);
    if (!isCoach) return expect(await readResponse(own)).toEqual(refused(actor));
    const about = { roomSlug: world.roomSlug, userId: member.viewer.userId, ...period };
    expect(await own.json()).toEqual(await createCallerFor(world, "coach").coach.member(about));
  });
});

test("a filtered roster holds only matching members and is logged for all that the filter tells of", async () => {
  const world = await createWorld(database);
  const { member, coach } = world.people;
  const names = async (filter: object) => {
    const file = await requestDownload(exportCoach, coach.viewer, {
      room: world.roomSlug,
      ...filter,
    });
    return (await readCsvRows(file)).map((row) => row.name);
  };
  const listAccess = () => createCallerFor(world, "member").coach.accessLog();
  expect(await names({ name: "nobody" })).toEqual([]);
  expect(await listAccess()).toEqual([]);
  expect(await names({ flag: "silent", name: "mar" })).toEqual([]);
  expect(await listAccess()).toMatchObject([{ what: "row" }]);
  expect(await names({ name: " MAR" })).toEqual(["Mara"]);
  const kinds = (await listAccess()).map(({ what }) => what);
  expect(kinds.sort()).toEqual(["register", "row"]);
  const invalid = { room: world.roomSlug, flag: "loud" };
  expect(await readResponse(await requestDownload(exportCoach, coach.viewer, invalid))).toEqual(
    refusal(400, "invalid_input", "flag"),
  );
  const page = { ...invalid, member: member.viewer.userId, ...period, part: "days" };
  expect(await readResponse(await requestDownload(exportCoach, coach.viewer, page))).toEqual(
    refusal(400, "invalid_input", "flag"),
  );
});

test("downloads every part of a member's page as a table", async () => {
  const { member, coach } = world.people;
  const page = { room: world.roomSlug, member: member.viewer.userId, from: "2020-01-01" };
  for (const part of COACHED_PARTS) {
    const compare = part === "compared" && { cfrom: "2019-01-01", cto: "2019-12-31" };
    const params = { ...page, to: "2029-12-31", ...compare, part };
    const response = await requestDownload(exportCoach, coach.viewer, params);
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="stint-member-${part}-from-2020-01-01-to-2029-12-31.csv"`,
    );
    const rows = await readCsvRows(response);
    // The only visible session was broken in the room, so there are no completed hours.
    expect({ part, isEmpty: rows.length === 0 }).toEqual({
      part,
      isEmpty: ["hours", "drifted", "elsewhere"].includes(part),
    });
  }
});

test("limits the file of a streak to the days in its name", async () => {
  const { member, coach } = world.people;
  const about = { roomSlug: world.roomSlug, userId: member.viewer.userId };
  const { streak } = await createCallerFor(world, "coach").coach.member({ ...about, ...period });
  const seen = streak.days.map(({ date }) => date);
  const to = seen.at(-1) ?? "";
  const params = { room: world.roomSlug, member: about.userId, from: to, to, part: "streak" };
  const rows = await readCsvRows(await requestDownload(exportCoach, coach.viewer, params));
  expect(rows.map(({ date }) => date)).toEqual([to]);
});

test("downloads the compared periods of the page as a table", async () => {
  const { member, coach } = world.people;
  const page = { room: world.roomSlug, member: member.viewer.userId };
  const both = { from: "2025-01-01", to: "2025-01-31", cfrom: "2020-01-01", cto: "2029-12-31" };
  const params = { ...page, ...both, part: "compared" };
  const [period, compared] = await readCsvRows(
    await requestDownload(exportCoach, coach.viewer, params),
  );
  expect(period).toMatchObject({ from: "2025-01-01", of: "31", days: "31", broken: "0" });
  expect(compared).toMatchObject({ from: "2020-01-01", of: "3653", days: "3653", broken: "1" });
  const json = await requestDownload(exportCoach, coach.viewer, {
    ...page,
    ...both,
    format: "json",
  });
  expect((await json.json()).compared).toMatchObject({ completed: 0, broken: 1 });
});

describe("an invalid request", () => {
  const member = "0b7e0d7c-8a3b-4c1e-9a57-1f1f4f0f9a11";
  test.each<[Record<string, string>, string]>([
    [{ ...period }, "from to"],
    [{ member, ...period }, "part"],
    [{ member, part: "days" }, "from to"],
    [{ part: "days" }, "part"],
    [{ member, ...period, part: "goals" }, "part"],
    [{ member, ...period, part: "compared" }, "cfrom cto"],
    [{ member, ...period, cfrom: "2026-11-01", part: "days" }, "cto"],
    [{ cfrom: "2026-11-01", cto: "2026-11-02" }, "cfrom cto"],
    [{ member, ...period, cfrom: "2026-11-02", cto: "2026-11-01", part: "compared" }, "compare.to"],
    [{ member: "mara", ...period, part: "days" }, "userId"],
    [{ member, from: period.to, to: period.from, part: "days" }, "to"],
    [{ format: "xlsx" }, "format"],
  ])("%j names %s", async (params, fields) => {
    const room = world.roomSlug;
    const response = await requestDownload(exportCoach, as("coach"), { room, ...params });
    expect(await readResponse(response)).toEqual(refusal(400, "invalid_input", fields));
  });
});
