import { beforeEach, describe, expect, test } from "vitest";
import { callOutcome } from "../../testing/callers";
import { travel } from "../../testing/clock";
import { testDatabase } from "../../testing/database";
import { startDueGroupSessions } from "./start-due";
import { scheduleGroup, stopOnFriday, WEEKEND } from "./testing/scheduled-group";

/** Changing a group session (`groupSession.update`). The roles that may are in the matrix. */

const database = testDatabase();
const MINUTE_MS = 60_000;
const pass = (minutes: number) => travel(database.db, minutes * MINUTE_MS);
const startDue = () =>
  startDueGroupSessions(database.db, { announce: () => {}, isReconnectOver: true });

beforeEach(() => stopOnFriday(database));

describe("joins", () => {
  test("stay when the title changes or the time is the same", async () => {
    const { olga, mara, id, startsAt, join, list } = await scheduleGroup(database);
    await join(mara, "chapter 4");
    for (const change of [{ title: "Reading" }, { startsAt, minutes: 25 }]) {
      await olga.call.groupSession.update({ id, ...change });
      expect(await list(mara)).toMatchObject([
        { title: "Reading", isJoined: true, own: { target: "chapter 4" } },
      ]);
    }
    expect(await olga.call.groupSession.update({ id, title: "" })).toMatchObject({ title: null });
  });

  test.each([
    ["length", { minutes: 50 }, { minutes: 50, date: "2026-11-20" }],
    ["time", { startsAt: "2026-11-20T15:00:00.000Z" }, { minutes: 25, date: "2026-11-20" }],
    ["schedule", { weekdays: [1], time: "10:10" }, { minutes: 25, date: "2026-11-23" }],
  ])("end with a new %s, and the room is notified", async (_, change, { minutes, date }) => {
    const { olga, mara, roomId, id, join, list } = await scheduleGroup(database);
    for (const who of [olga, mara]) await join(who);
    olga.notices.length = 0;
    await olga.call.groupSession.update({ id, ...change });
    expect(olga.notices).toEqual([{ groupSessions: [roomId] }]);
    expect(await list(mara)).toMatchObject([
      { minutes, next: { date }, joined: [], isJoined: false, own: null },
    ]);
    expect((await join(mara, undefined, date)).isJoined).toBe(true);
  });

  test("end on every date of a weekly one", async () => {
    const { olga, mara, id, join, list } = await scheduleGroup(database, WEEKEND);
    for (const date of ["2026-11-21", "2026-11-22", "2027-11-20"]) {
      await join(mara, undefined, date);
    }
    await olga.call.groupSession.update({ id, weekdays: [6, 7], time: "09:30" });
    const next = { date: "2026-11-21", startsAt: "2026-11-21T09:30:00.000Z" };
    expect(await list(mara)).toMatchObject([{ next, isJoined: false }]);
    expect((await mara.call.account.export()).groupSessionJoins).toEqual([]);
  });
});

test("a new zone of the room ends the joins of later dates while one is beginning", async () => {
  const { olga, mara, slug, id, join, list } = await scheduleGroup(database, {
    weekdays: [5, 6],
    time: "10:10",
  });
  for (const date of ["2026-11-20", "2026-11-21"]) await join(mara, undefined, date);
  await pass(10);
  await olga.call.room.update({ slug, timeZone: "Asia/Tokyo" });
  await startDue();
  const joins = (await mara.call.account.export()).groupSessionJoins;
  expect(joins).toMatchObject([{ groupSessionId: id, date: "2026-11-20", outcome: "absent" }]);
  await pass(25);
  expect(await list(mara)).toMatchObject([
    { next: { startsAt: "2026-11-21T01:10:00.000Z" }, isJoined: false },
  ]);
});

test("is refused from the instant a single one begins, and changes nothing", async () => {
  const { olga, id, join, list } = await scheduleGroup(database);
  await join(olga);
  const change = () =>
    callOutcome(olga.call.groupSession.update({ id, title: "Reading", minutes: 50 }));
  await pass(10);
  expect(await change()).toBe("group_session_begun");
  await startDue();
  expect(await change()).toBe("group_session_begun");
  expect(await list(olga)).toMatchObject([{ state: "running", title: null, minutes: 25 }]);
  await pass(25);
  expect(await change()).toBe("group_session_begun");
});

test("changes the later dates of a weekly one while one of them runs", async () => {
  const { olga, mara, id, join, list } = await scheduleGroup(database, {
    ...{ weekdays: [5, 6], time: "10:10" },
  });
  await join(mara);
  await join(mara, undefined, "2026-11-21");
  await pass(10);
  await startDue();
  await olga.call.groupSession.update({ id, minutes: 50, title: "Longer" });
  expect(await list(mara)).toMatchObject([
    {
      ...{ state: "running", isJoined: true },
      next: { date: "2026-11-20", endsAt: "2026-11-20T10:35:00.000Z" },
    },
  ]);
  await pass(25);
  expect(await list(mara)).toMatchObject([
    {
      ...{ state: "upcoming", isJoined: false, title: "Longer" },
      next: { date: "2026-11-21", endsAt: "2026-11-21T11:00:00.000Z" },
    },
  ]);
});

test("is up to the creator while they are a member, also when owners keep scheduling to themselves", async () => {
  const { olga, mara, slug, list } = await scheduleGroup(database);
  const { id } = await mara.call.groupSession.create({ roomSlug: slug, minutes: 25, ...WEEKEND });
  await olga.call.room.update({ slug, membersSchedule: false });
  const manages = async (who: typeof mara) =>
    (await list(who)).map(({ canManage }) => canManage).sort();
  expect([await manages(mara), await manages(olga)]).toEqual([
    [false, true],
    [true, true],
  ]);
  const change = () => callOutcome(mara.call.groupSession.update({ id, title: "Reading" }));
  expect(await change()).toBe("accepted");
  await mara.call.room.leave({ slug });
  expect(await change()).toBe("group_session_not_found");
  expect(await olga.call.groupSession.update({ id, title: "Ours" })).toMatchObject({
    title: "Ours",
  });
});
