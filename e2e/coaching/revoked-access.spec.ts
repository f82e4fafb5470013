import { get } from "../actions/api";
import {
  openCoachAndMember,
  openMember,
  openOwnCoaches,
  openRoster,
  ROOM,
  stopSharing,
} from "../actions/coach";
import { readTable, section } from "../actions/dashboard";
import { open } from "../actions/open";
import { recordSessions } from "../actions/record-sessions";
import { createRoom } from "../actions/room";
import { heading } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test("clears the coach's open page when a member stops sharing, and refuses further requests", async ({
  app,
  openBrowser,
}) => {
  const { carl, mara, path, room } = await openCoachAndMember(openBrowser);
  await recordSessions(app, mara, [{ activity: "Study", minutes: 25, room }]);
  await open(carl.page, path);
  await openRoster(carl.page);
  const list = await carl.newTab();
  await open(list, `${path}/coach`);
  await openMember(carl.page, "Mara");
  const main = carl.page.getByRole("main");
  await expect(main).toContainText("Study");
  await expect(section(carl.page, text("dashboard.completionByActivity.title"))).toContainText(
    text("dashboard.completionByActivity.counts", { completed: 1, broken: 0 }),
  );
  const page = new URL(carl.page.url()).pathname;

  await stopSharing(mara.page, "Carl");
  await expect(
    heading(carl.page, text("coaching.noAccess.titleNamed", { name: "Mara" })),
  ).toBeVisible();
  await expect(main).not.toContainText("Study");
  await expect(list.getByText(text("coaching.roster.empty.title"))).toBeVisible();
  const userId = page.split("/").at(-1);
  const period = { from: "2026-01-01", to: "2026-12-31" };
  const input = JSON.stringify({ roomSlug: room, userId, ...period });
  const answer = await get(carl.context, "/api/trpc/coach.member", { input });
  expect(answer.status()).toBe(404);
  expect((await answer.json()).error.data.reason).toBe("member_not_found");
  const params = { room, member: userId ?? "", ...period, part: "sessions" };
  const file = await get(carl.context, "/api/export/coach", params);
  expect(file.status()).toBe(404);
  await open(carl.page, page);
  await expect(heading(carl.page, text("coaching.noAccess.title"))).toBeVisible();
  await expect(main).not.toContainText("Mara");
  await open(carl.page, `${path}/coach/no-such-member`);
  await expect(heading(carl.page, text("coaching.noAccess.title"))).toBeVisible();
});

test("answers an outsider about a room's coaching as if the room did not exist", async ({
  app,
  openBrowser,
}) => {
  const { carl, mara, path, room } = await openCoachAndMember(openBrowser);
  const sven = await openBrowser("Sven");
  await recordSessions(app, mara, [{ activity: "Study", minutes: 25, room }]);
  await open(carl.page, `${path}/coach`);
  await openMember(carl.page, "Mara");
  const member = new URL(carl.page.url()).pathname.split("/").at(-1) ?? "";
  await createRoom(sven.page, "Elsewhere", "Sven");
  sven.allowErrors(/\b404\b/);

  /** The page an outsider gets, without the room's own address. */
  async function fetchPage(room: string, rest: string) {
    const response = await sven.page.goto(`${room}${rest}`);
    await expect(heading(sven.page, text("room.noAccess.title"))).toBeVisible();
    const page = await sven.page.locator("body").innerHTML();
    const title = await sven.page.title();
    const plain = page.replaceAll(room.slice(1), "ROOM").replaceAll(/<script.*?<\/script>/gs, "");
    return { status: response?.status(), title, plain: withoutIds(plain) };
  }
  const missing = "/rooms/no-such-room";
  for (const rest of ["/coach", `/coach/${member}`, `/coach/${crypto.randomUUID()}`]) {
    const foreign = await fetchPage(path, rest);
    expect(foreign).toMatchObject({ status: 404 });
    expect(foreign).toEqual(await fetchPage(missing, rest));
    for (const name of [ROOM, "Mara", "Carl", "Olga", "Study"]) {
      expect(foreign.plain).not.toContain(name);
    }
  }

  const fetchAnswer = async (address: string, params: Record<string, string>) => {
    const answer = await get(sven.context, address, params);
    return { status: answer.status(), text: withoutIds(await answer.text()) };
  };
  for (const [address, paramsFor] of [
    ["/api/export/coach", (room: string) => ({ room })],
    [
      "/api/export/coach",
      (room: string) => ({
        ...{ room, member, from: "2026-01-01", to: "2026-12-31", part: "sessions" },
      }),
    ],
    ["/api/trpc/coach.members", (roomSlug: string) => ({ input: JSON.stringify({ roomSlug }) })],
    [
      "/api/trpc/coach.notes",
      (roomSlug: string) => ({ input: JSON.stringify({ roomSlug, userId: member }) }),
    ],
  ] as const) {
    const foreign = await fetchAnswer(address, paramsFor(room));
    expect(foreign.status, `${address} ${foreign.text}`).toBe(404);
    expect(foreign).toEqual(await fetchAnswer(address, paramsFor("no-such-room")));
  }
  await openOwnCoaches(mara.page, "Carl");
  const entries = await readTable(section(mara.page, text("coaching.accessLog.title")));
  expect(
    entries.map(([who, what]) => [who, what]),
    "only the coach has viewed the page",
  ).toEqual(
    (["page", "row"] as const).map((what) => [
      "Carl",
      text("coaching.accessLog.whatName", { what }),
    ]),
  );
});

/** Removes ids that the server or React generates for one response. */
const withoutIds = (answer: string) =>
  answer
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID")
    .replaceAll(/(nonce|id|for|aria-[a-z]+)="[^"]*"/g, "$1");
