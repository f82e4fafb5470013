import { beforeAll, describe, expect, test } from "vitest";
import { readClock } from "@/db/clock";
import { localDay } from "@/domain/time/local-day";
import { addDays, findMonday } from "@/domain/time/period";
import { callOutcome, signInGuest } from "../../testing/callers";
import { stopTime, travel } from "../../testing/clock";
import { testDatabase } from "../../testing/database";
import { insertSession } from "../../testing/factories";

const database = testDatabase();
const DAY_MS = 86_400_000;
const pass = (days: number) => travel(database.db, days * DAY_MS);

beforeAll(() => stopTime(database.db));

async function createPerson(timeZone = "Europe/Vienna") {
  const guest = await signInGuest(database, "Mara", timeZone);
  const activities = await guest.call.activity.list();
  const [work, study] = activities;
  const rest = activities.find((activity) => activity.isRest);
  if (!work || !study || !rest) throw new Error("a guest has activities");
  const today = async () => localDay(await readClock(database.db), timeZone);
  const thisWeek = async () => findMonday(await today());
  return { ...guest, work, study, rest, today, thisWeek };
}

describe("a goal", () => {
  test("applies from this week on, and earlier weeks keep theirs", async () => {
    const { call, work, thisWeek } = await createPerson();
    const first = await thisWeek();
    const [set] = await call.goal.set({ activityId: work.id, unit: "sessions", amount: 5 });
    const { id: activityId, name, color } = work;
    expect(set).toEqual({
      ...{ activityId, name, color, unit: "sessions", amount: 5, fromWeek: first },
      suggestedBy: null,
    });
    await pass(14);
    await call.goal.set({ activityId, unit: "minutes", amount: 300 });
    const amounts = [];
    for (const days of [-7, 0, 7, 14, 21]) {
      const [goal] = await call.goal.progress({ week: addDays(first, days) });
      amounts.push(goal && `${goal.amount} ${goal.unit}`);
    }
    expect(amounts).toEqual([undefined, "5 sessions", "5 sessions", "300 minutes", "300 minutes"]);
  });

  test("replaces a goal set earlier in the same week", async () => {
    const { call, work } = await createPerson();
    await call.goal.set({ activityId: work.id, unit: "sessions", amount: 5 });
    await call.goal.set({ activityId: work.id, unit: "minutes", amount: 90 });
    expect(await call.goal.list()).toMatchObject([{ unit: "minutes", amount: 90 }]);
  });

  test("is removed from this week on and stays in earlier weeks", async () => {
    const { call, work, study, thisWeek } = await createPerson();
    const first = await thisWeek();
    await call.goal.set({ activityId: work.id, unit: "sessions", amount: 5 });
    await pass(7);
    expect(await call.goal.remove({ activityId: work.id })).toEqual([]);
    expect(await call.goal.progress()).toEqual([]);
    expect(await call.goal.progress({ week: first })).toMatchObject([{ amount: 5 }]);
    expect(await call.goal.remove({ activityId: work.id })).toEqual([]);
    expect(await callOutcome(call.goal.remove({ activityId: study.id }))).toBe("goal_not_found");
    await call.goal.set({ activityId: work.id, unit: "sessions", amount: 3 });
    expect(await call.goal.list()).toMatchObject([{ amount: 3 }]);
  });

  test("is for one's own active activity that is not a rest", async () => {
    const { call, work, study, rest } = await createPerson();
    const stranger = await createPerson();
    const set = (activityId: string) =>
      callOutcome(call.goal.set({ activityId, unit: "sessions", amount: 1 }));
    expect(await set(rest.id)).toBe("goal_on_rest");
    expect(await set(stranger.work.id)).toBe("activity_not_found");
    await call.activity.archive({ id: study.id });
    expect(await set(study.id)).toBe("activity_archived");
    await call.activity.archive({ id: study.id, isArchived: false });
    await call.activity.merge({ id: study.id, intoId: work.id });
    expect(await set(study.id)).toBe("activity_not_found");
  });

  test("of an archived activity ends, except in earlier weeks", async () => {
    const { call, work, study, thisWeek } = await createPerson();
    const first = await thisWeek();
    for (const { id: activityId } of [work, study]) {
      await call.goal.set({ activityId, unit: "sessions", amount: 2 });
    }
    await pass(7);
    await call.activity.archive({ id: work.id });
    expect(await call.goal.list()).toMatchObject([{ activityId: study.id }]);
    expect(await call.goal.progress()).toMatchObject([{ activityId: study.id }]);
    expect(await call.goal.progress({ week: first })).toHaveLength(2);
  });

  test("refuses an amount that exceeds a week and a week that is not a Monday", async () => {
    const { call, work } = await createPerson();
    for (const [unit, amount] of [
      ["sessions", 0],
      ["sessions", 2017],
      ["minutes", 10_081],
      ["minutes", 1.5],
    ] as const) {
      const set = call.goal.set({ activityId: work.id, unit, amount });
      await expect(set).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
    await expect(call.goal.progress({ week: "2026-11-17" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});

describe("the week a goal is set in", () => {
  test("follows the person's time zone, not the server's", async () => {
    const [east, west] = [
      await createPerson("Pacific/Kiritimati"),
      await createPerson("Pacific/Pago_Pago"),
    ];
    // Sunday 12:00 UTC is Monday on Kiritimati and Sunday on Pago Pago.
    const now = await readClock(database.db);
    const sunday = Date.parse(
      `${addDays(findMonday(now.toISOString().slice(0, 10)), 6)}T12:00:00Z`,
    );
    await travel(database.db, sunday - now.getTime());
    for (const { call, work } of [east, west]) {
      await call.goal.set({ activityId: work.id, unit: "sessions", amount: 1 });
    }
    const [[ahead], [behind]] = [await east.call.goal.list(), await west.call.goal.list()];
    expect(ahead?.fromWeek).toBe(addDays(behind?.fromWeek ?? "", 7));
  });

  test("of a person who travelled back a week is that week again, and the last change counts", async () => {
    const { call, work } = await createPerson("Pacific/Kiritimati");
    await call.goal.set({ activityId: work.id, unit: "sessions", amount: 1 });
    await call.account.update({ timeZone: "Pacific/Pago_Pago" });
    // The viewer was read before the change; the next request has the new time zone.
    await call.goal.set({ activityId: work.id, unit: "sessions", amount: 2 });
    await pass(14);
    expect(await call.goal.list()).toMatchObject([{ amount: 2 }]);
  });
});

describe("progress", () => {
  test("counts the week's sessions in the goal's unit", async () => {
    const { call, work, study, rest, userId, thisWeek } = await createPerson();
    const week = await thisWeek();
    await call.goal.set({ activityId: work.id, unit: "sessions", amount: 5 });
    await call.goal.set({ activityId: study.id, unit: "minutes", amount: 120 });
    const session = (activityId: string, hour: number, more: object = {}) =>
      insertSession(database.db, {
        userId,
        activityId,
        startedAt: new Date(Date.parse(`${week}T08:00:00Z`) - 7 * DAY_MS + hour * 3_600_000),
        timeZone: "Europe/Vienna",
        minutes: 45,
        ...more,
      });
    await session(work.id, 0);
    await session(work.id, 1, { brokenAfter: 12 });
    await session(work.id, 2);
    await session(study.id, 3);
    await session(rest.id, 4);
    expect(await call.goal.progress({ week: addDays(week, -7) })).toEqual([]);
    await pass(-7);
    await call.goal.set({ activityId: work.id, unit: "sessions", amount: 5 });
    await call.goal.set({ activityId: study.id, unit: "minutes", amount: 120 });
    await pass(7);
    const done = await call.goal.progress({ week: addDays(week, -7) });
    expect(done).toMatchObject([
      { activityId: study.id, unit: "minutes", amount: 120, done: 45 },
      { activityId: work.id, unit: "sessions", amount: 5, done: 2 },
    ]);
    expect(await call.goal.progress({ week })).toMatchObject([{ done: 0 }, { done: 0 }]);
  });

  test("is never changed by a plan", async () => {
    const { call, work, study, userId, today, thisWeek } = await createPerson();
    const day = await today();
    for (const [hour, more] of [
      [1, {}],
      [2, { brokenAfter: 5 }],
      [3, { activityId: study.id }],
    ] as const) {
      const startedAt = new Date(Date.parse(`${addDays(day, -2)}T06:00:00Z`) + hour * 3_600_000);
      await insertSession(database.db, { userId, activityId: work.id, startedAt, ...more });
    }
    const period = { from: addDays(day, -30), to: addDays(day, 30) };
    const week = await thisWeek();
    const figures = async () => {
      const { question: _, answer: __, ...review } = await call.weeklyReview.get({ week });
      return {
        personal: await call.dashboard.personal(period),
        patterns: await call.dashboard.patterns(period),
        streak: await call.dashboard.streak(),
        sizing: await call.dashboard.sizing(),
        record: await call.focusSession.list(period),
        review,
      };
    };
    const before = await figures();
    await call.goal.set({ activityId: work.id, unit: "sessions", amount: 40 });
    await call.goal.set({ activityId: study.id, unit: "minutes", amount: 10_080 });
    expect(await figures()).toEqual(before);
    await call.goal.remove({ activityId: study.id });
    await call.weeklyReview.answer({ week, answer: "five sessions of Study next week" });
    expect(await figures()).toEqual(before);
  });
});
