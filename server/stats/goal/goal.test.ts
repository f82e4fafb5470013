import { beforeAll, describe, expect, test } from "vitest";
import { readClock } from "@/db/clock";
import { localDay } from "@/domain/time/local-day";
import { addDays, mondayOf } from "@/domain/time/period";
import { failureReason, signInGuest } from "../../testing/as";
import { stopTime, travel } from "../../testing/clock";
import { testDatabase } from "../../testing/database";
import { insertSession } from "../../testing/factories";

const database = testDatabase();
const DAY_MS = 86_400_000;
const pass = (days: number) => travel(database.db, days * DAY_MS);

beforeAll(() => stopTime(database.db));

async function someone(timeZone = "Europe/Vienna") {
  const guest = await signInGuest(database, "Mara", timeZone);
  const activities = await guest.call.activity.list();
  const [work, study] = activities;
  const rest = activities.find((activity) => activity.isRest);
  if (!work || !study || !rest) throw new Error("a guest has activities");
  const today = async () => localDay(await readClock(database.db), timeZone);
  const thisWeek = async () => mondayOf(await today());
  return { ...guest, work, study, rest, today, thisWeek };
}

describe("a goal", () => {
  test("stands from this week on, and the weeks before keep the one they had", async () => {
    const { call, work, thisWeek } = await someone();
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

  test("set again in its week takes the place of what was set before", async () => {
    const { call, work } = await someone();
    await call.goal.set({ activityId: work.id, unit: "sessions", amount: 5 });
    await call.goal.set({ activityId: work.id, unit: "minutes", amount: 90 });
    expect(await call.goal.list()).toMatchObject([{ unit: "minutes", amount: 90 }]);
  });

  test("is taken away from this week on, and stays in the weeks before", async () => {
    const { call, work, study, thisWeek } = await someone();
    const first = await thisWeek();
    await call.goal.set({ activityId: work.id, unit: "sessions", amount: 5 });
    await pass(7);
    expect(await call.goal.remove({ activityId: work.id })).toEqual([]);
    expect(await call.goal.progress()).toEqual([]);
    expect(await call.goal.progress({ week: first })).toMatchObject([{ amount: 5 }]);
    expect(await failureReason(call.goal.remove({ activityId: work.id }))).toBe("goal_not_found");
    expect(await failureReason(call.goal.remove({ activityId: study.id }))).toBe("goal_not_found");
    await call.goal.set({ activityId: work.id, unit: "sessions", amount: 3 });
    expect(await call.goal.list()).toMatchObject([{ amount: 3 }]);
  });

  test("is for an activity of one's own that counts and is at hand", async () => {
    const { call, work, study, rest } = await someone();
    const stranger = await someone();
    const set = (activityId: string) =>
      failureReason(call.goal.set({ activityId, unit: "sessions", amount: 1 }));
    expect(await set(rest.id)).toBe("goal_on_rest");
    expect(await set(stranger.work.id)).toBe("activity_not_found");
    await call.activity.archive({ id: study.id });
    expect(await set(study.id)).toBe("activity_archived");
    await call.activity.archive({ id: study.id, isArchived: false });
    await call.activity.merge({ id: study.id, intoId: work.id });
    expect(await set(study.id)).toBe("activity_not_found");
  });

  test("of an activity that is put away stands no more, but in the weeks before", async () => {
    const { call, work, study, thisWeek } = await someone();
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

  test("takes no amount that a week cannot hold, nor a week that is no Monday", async () => {
    const { call, work } = await someone();
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
  test("is the one the person lives in, wherever the server stands", async () => {
    const [east, west] = [await someone("Pacific/Kiritimati"), await someone("Pacific/Pago_Pago")];
    // Until it is Sunday 12:00 UTC: Monday on Kiritimati, Sunday on Pago Pago.
    const now = await readClock(database.db);
    const sunday = Date.parse(`${addDays(mondayOf(now.toISOString().slice(0, 10)), 6)}T12:00:00Z`);
    await travel(database.db, sunday - now.getTime());
    for (const { call, work } of [east, west]) {
      await call.goal.set({ activityId: work.id, unit: "sessions", amount: 1 });
    }
    const [[ahead], [behind]] = [await east.call.goal.list(), await west.call.goal.list()];
    expect(ahead?.fromWeek).toBe(addDays(behind?.fromWeek ?? "", 7));
  });

  test("of somebody who flew back a week is that week again, and the last word stands", async () => {
    const { call, work } = await someone("Pacific/Kiritimati");
    await call.goal.set({ activityId: work.id, unit: "sessions", amount: 1 });
    await call.account.update({ timeZone: "Pacific/Pago_Pago" });
    // The caller's viewer was read when the test began: the next request has the new zone.
    await call.goal.set({ activityId: work.id, unit: "sessions", amount: 2 });
    await pass(14);
    expect(await call.goal.list()).toMatchObject([{ amount: 2 }]);
  });
});

describe("progress", () => {
  test("is what the evidence of the week says, in the goal's own unit", async () => {
    const { call, work, study, rest, userId, thisWeek } = await someone();
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

  test("is plain reading: no plan changes any figure that is drawn", async () => {
    const { call, work, study, userId, today, thisWeek } = await someone();
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
