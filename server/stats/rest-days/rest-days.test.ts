import { beforeAll, describe, expect, test } from "vitest";
import { readClock } from "@/db/clock";
import { restDate, restWeekdays } from "@/db/schema";
import { localDay } from "@/domain/time/local-day";
import { addDays } from "@/domain/time/period";
import { viewerBySid } from "../../auth/viewer";
import { callOutcome, signInGuest } from "../../testing/callers";
import { stopTime, travel } from "../../testing/clock";
import { outcome } from "../../testing/constraints";
import { testDatabase } from "../../testing/database";
import { innerContext } from "../../trpc/context";
import { createCaller } from "../../trpc/root";
import { withdrawRestDate } from "./mutations";

const database = testDatabase();
const HOUR_MS = 3_600_000;
const pass = (days: number) => travel(database.db, days * 24 * HOUR_MS);

beforeAll(() => stopTime(database.db));

async function createPerson(timeZone = "Europe/Vienna") {
  const guest = await signInGuest(database, "Mara", timeZone);
  const today = async () => localDay(await readClock(database.db), timeZone);
  /** The next request, which reads the account's time zone again. */
  const next = async () => {
    const viewer = await viewerBySid(database.db, guest.sid);
    return createCaller(innerContext({ database, viewer, address: "test", announce: () => {} }));
  };
  return { ...guest, today, next };
}

describe("rest weekdays", () => {
  test("apply from the next local day on, and the old ones until then", async () => {
    const { call, today } = await createPerson();
    const day = await today();
    const none = { weekdays: [], next: null, dates: [], today: day };
    expect(await call.restDays.get()).toEqual(none);
    const weekend = { weekdays: [6, 7], fromDate: addDays(day, 1) };
    expect(await call.restDays.setWeekdays({ weekdays: [7, 6] })).toEqual({
      ...none,
      next: weekend,
    });
    await pass(1);
    expect(await call.restDays.get()).toEqual({
      ...none,
      weekdays: [6, 7],
      today: addDays(day, 1),
    });
    const { weekdays, next } = await call.restDays.setWeekdays({ weekdays: [] });
    expect([weekdays, next]).toEqual([[6, 7], { weekdays: [], fromDate: addDays(day, 2) }]);
  });

  test("set twice on a day keep the last value", async () => {
    const { call, userId } = await createPerson();
    await call.restDays.setWeekdays({ weekdays: [1] });
    const { next } = await call.restDays.setWeekdays({ weekdays: [2, 3] });
    expect(next?.weekdays).toEqual([2, 3]);
    const count = "select count(*)::int as n from rest_weekdays where user_id = $1";
    expect(await database.query(count, [userId])).toEqual([{ n: 1 }]);
  });

  test("set to the current value cancel a pending change", async () => {
    const { call } = await createPerson();
    await call.restDays.setWeekdays({ weekdays: [7] });
    await pass(1);
    await call.restDays.setWeekdays({ weekdays: [1] });
    expect(await call.restDays.setWeekdays({ weekdays: [7] })).toMatchObject({
      weekdays: [7],
      next: null,
    });
  });

  test("never change a past day", async () => {
    const { call, today } = await createPerson();
    await call.restDays.setWeekdays({ weekdays: [1, 2, 3, 4, 5, 6] });
    await pass(8);
    const to = await today();
    const period = { from: addDays(to, -7), to };
    const before = (await call.dashboard.streak(period)).days;
    await call.restDays.setWeekdays({ weekdays: [] });
    expect((await call.dashboard.streak(period)).days).toEqual(before);
    expect(before.filter((day) => day.rest === "weekday")).toHaveLength(7);
  });

  test("are days of the week, each once, and never all seven", async () => {
    const { call } = await createPerson();
    for (const weekdays of [[0], [8], [1.5], [1, 1], [1, 2, 3, 4, 5, 6, 7]]) {
      const set = call.restDays.setWeekdays({ weekdays });
      await expect(set).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
  });
});

describe("a day off", () => {
  test("is added and removed only before it begins", async () => {
    const { call, today } = await createPerson();
    const day = await today();
    const declare = (days: number) =>
      callOutcome(call.restDays.declare({ date: addDays(day, days) }));
    expect(await declare(-1)).toBe("rest_day_in_past");
    expect(await declare(0)).toBe("rest_day_in_past");
    expect(await declare(1)).toBe("accepted");
    expect(await declare(4000)).toBe("rest_day_too_far");
    const { dates } = await call.restDays.declare({ date: addDays(day, 3) });
    expect(dates).toEqual([addDays(day, 1), addDays(day, 3)]);
    expect((await call.restDays.declare({ date: addDays(day, 3) })).dates).toEqual(dates);
    await pass(1);
    const withdraw = call.restDays.withdraw({ date: addDays(day, 1) });
    expect(await callOutcome(withdraw)).toBe("rest_day_in_past");
    expect((await call.restDays.get()).dates).toEqual(dates);
    expect((await call.restDays.withdraw({ date: addDays(day, 3) })).dates).toEqual([
      addDays(day, 1),
    ]);
    expect(await callOutcome(call.restDays.withdraw({ date: addDays(day, 9) }))).toBe("accepted");
  });

  test("begins with the person's local day, not with the server's", async () => {
    const now = (await readClock(database.db)).getTime();
    const noon = new Date(now).setUTCHours(12, 0, 0, 0);
    await travel(database.db, noon - now);
    const tomorrow = addDays(new Date(noon).toISOString().slice(0, 10), 1);
    const [east, west] = [
      await createPerson("Pacific/Kiritimati"),
      await createPerson("Pacific/Pago_Pago"),
    ];
    expect(await callOutcome(east.call.restDays.declare({ date: tomorrow }))).toBe(
      "rest_day_in_past",
    );
    expect(await callOutcome(west.call.restDays.declare({ date: tomorrow }))).toBe("accepted");
  });

  test("does not become a future day again for a person who crossed the date line", async () => {
    const { call, userId, next, today } = await createPerson("Pacific/Kiritimati");
    const seen = await today();
    const [work] = await call.activity.list();
    const { id } = await call.focusSession.start({ activityId: work?.id ?? "", minutes: 25 });
    await call.focusSession.break({ id });
    await call.account.update({ timeZone: "Pacific/Pago_Pago" });
    const there = await next();
    expect(await callOutcome(there.restDays.declare({ date: seen }))).toBe("rest_day_in_past");
    expect((await there.restDays.get()).today).toBe(seen);
    const withdraw = withdrawRestDate(database.db, { userId, date: seen });
    expect(await callOutcome(withdraw)).toBe("rest_day_in_past");
    const { next: rule } = await there.restDays.setWeekdays({ weekdays: [7] });
    expect(rule?.fromDate).toBe(addDays(seen, 1));
  });

  test("does not become a future day again for a person who only changes the time zone", async () => {
    const { call, next, today } = await createPerson("Pacific/Auckland");
    const day = await today();
    await call.account.update({ timeZone: "Pacific/Pago_Pago" });
    const there = await next();
    expect(await callOutcome(there.restDays.declare({ date: day }))).toBe("rest_day_in_past");
    expect((await there.restDays.setWeekdays({ weekdays: [7] })).next?.fromDate).toBe(
      addDays(day, 1),
    );
    await there.account.update({ timeZone: "Europe/Vienna" });
    await (await next()).account.update({ timeZone: "Pacific/Pago_Pago" });
    expect((await (await next()).restDays.get()).today).toBe(day);
    await (await next()).account.update({ timeZone: "Pacific/Auckland" });
    const to = addDays(day, 1);
    const { days } = await (await next()).dashboard.streak({ from: day, to });
    expect(days.map(({ rest }) => rest)).not.toContain("date");
    await pass(2);
    expect((await (await next()).restDays.get()).today).toBe(addDays(day, 2));
  });

  test("added too late is also refused by the database", async () => {
    const { userId, today } = await createPerson();
    const day = await today();
    const late = { userId, declaredOn: day };
    expect(await outcome(database.db.insert(restDate).values({ ...late, date: day }))).toBe(
      "rest_date_ahead",
    );
    const rule = { ...late, fromDate: day, weekdays: [1] };
    expect(await outcome(database.db.insert(restWeekdays).values(rule))).toBe(
      "rest_weekdays_ahead",
    );
  });
});
