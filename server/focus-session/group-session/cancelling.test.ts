import { beforeEach, describe, expect, test } from "vitest";
import { callOutcome } from "../../testing/callers";
import { travel } from "../../testing/clock";
import { testDatabase } from "../../testing/database";
import { startDueGroupSessions } from "./start-due";
import { scheduleGroup, stopOnFriday, WEEKEND } from "./testing/scheduled-group";

/** Cancelling one date of a group session, or all that have not begun. */

const database = testDatabase();
const MINUTE_MS = 60_000;
const pass = (minutes: number) => travel(database.db, minutes * MINUTE_MS);
const startDue = () =>
  startDueGroupSessions(database.db, { announce: () => {}, isReconnectOver: true });
const DAILY = { weekdays: [1, 2, 3, 4, 5, 6, 7], time: "10:10" };

beforeEach(() => stopOnFriday(database));

describe("one date of a weekly one", () => {
  test("disappears with its joins, and the next date and its joins stay", async () => {
    const { olga, mara, roomId, id, date, join, list } = await scheduleGroup(database, WEEKEND);
    await join(mara, "Saturday");
    await join(mara, "Sunday", "2026-11-22");
    olga.notices.length = 0;
    await olga.call.groupSession.cancel({ id, date });
    expect(olga.notices).toEqual([{ groupSessions: [roomId] }]);
    expect(await list(mara)).toMatchObject([
      { next: { date: "2026-11-22" }, isJoined: true, own: { target: "Sunday" } },
    ]);
    expect((await mara.call.account.export()).groupSessionJoins).toMatchObject([
      { date: "2026-11-22", target: "Sunday" },
    ]);
    expect(await callOutcome(join(mara))).toBe("group_session_date_not_found");
    const moved = await olga.call.groupSession.update({ id, weekdays: [6], time: "09:30" });
    expect(moved).toMatchObject({ next: { date: "2026-11-28" } });
  });

  test("can be a later one, whose turn is then skipped", async () => {
    const { olga, mara, id, date, join, list } = await scheduleGroup(database, DAILY);
    await join(mara);
    await olga.call.groupSession.cancel({ id, date: "2026-11-21" });
    expect(await list(mara)).toMatchObject([{ next: { date }, isJoined: true }]);
    await pass(10);
    await startDue();
    await pass(25);
    expect(await list(mara)).toMatchObject([{ next: { date: "2026-11-22" } }]);
  });

  test("is cancelled once, and only a date on which it takes place within a year", async () => {
    const { olga, id, date } = await scheduleGroup(database, WEEKEND);
    const cancel = (onDate: string) =>
      callOutcome(olga.call.groupSession.cancel({ id, date: onDate }));
    expect([await cancel(date), await cancel(date)]).toEqual(["accepted", "accepted"]);
    expect(olga.notices.slice(-2)).toEqual([{ groupSessions: [expect.any(String)] }, {}]);
    for (const wrong of ["2026-11-23", "2027-11-27"]) {
      expect(await cancel(wrong)).toBe("group_session_date_not_found");
    }
    expect(await cancel("2026-11-15")).toBe("group_session_begun");
  });
});

describe("the whole", () => {
  test("disappears with every join, and starts nobody", async () => {
    const { olga, mara, roomId, id, join, list } = await scheduleGroup(database, DAILY);
    await join(mara);
    await join(mara, undefined, "2026-11-21");
    olga.notices.length = 0;
    for (let n = 0; n < 2; n += 1) await olga.call.groupSession.cancel({ id });
    expect(olga.notices).toEqual([{ groupSessions: [roomId] }, {}]);
    expect(await list(mara)).toEqual([]);
    expect(await mara.call.groupSession.upcoming()).toEqual([]);
    expect((await mara.call.account.export()).groupSessionJoins).toEqual([]);
    await pass(10);
    await startDue();
    expect((await mara.call.focusSession.current()).session).toBeNull();
    expect(await callOutcome(join(mara))).toBe("group_session_not_found");
    const changing = olga.call.groupSession.update({ id, title: "Reading" });
    expect(await callOutcome(changing)).toBe("group_session_not_found");
  });

  test("is refused from the instant a single one begins, with or without its date", async () => {
    const { olga, mara, id, date, join, list } = await scheduleGroup(database);
    await join(olga);
    const cancel = async () => [
      await callOutcome(olga.call.groupSession.cancel({ id })),
      await callOutcome(olga.call.groupSession.cancel({ id, date })),
    ];
    const begun = ["group_session_begun", "group_session_begun"];
    await pass(10);
    expect(await cancel()).toEqual(begun);
    await startDue();
    expect(await cancel()).toEqual(begun);
    expect((await join(mara)).session).not.toBeNull();
    await pass(25);
    expect(await cancel()).toEqual(begun);
    expect(await list(mara)).toEqual([]);
  });

  test("of a weekly one lets the date that runs go on to its end", async () => {
    const { olga, mara, slug, id, date, join, list } = await scheduleGroup(database, DAILY);
    await join(olga);
    await join(olga, undefined, "2026-11-21");
    await pass(10);
    expect(await callOutcome(olga.call.groupSession.cancel({ id }))).toBe("group_session_begun");
    await startDue();
    await olga.call.groupSession.cancel({ id });
    expect(await list(mara)).toMatchObject([{ id, state: "running", next: { date } }]);
    const { session } = await join(mara);
    expect(session).toMatchObject({ plannedEnd: "2026-11-20T10:35:00.000Z" });
    expect(await callOutcome(join(mara, undefined, "2026-11-21"))).toBe("group_session_not_found");
    await pass(25);
    expect(await list(mara)).toEqual([]);
    expect((await olga.call.account.export()).groupSessionJoins).toMatchObject([{ date }]);
    expect(await mara.call.groupSession.attendance({ roomSlug: slug })).toHaveLength(1);
  });
});
