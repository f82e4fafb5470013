import { beforeAll, describe, expect, test } from "vitest";
import { readClock } from "@/db/clock";
import { localDay } from "@/domain/time/local-day";
import { addDays, findMonday, periodLength } from "@/domain/time/period";
import { callOutcome, signInGuest } from "../../testing/callers";
import { stopTime, travel } from "../../testing/clock";
import { testDatabase } from "../../testing/database";
import { insertSession } from "../../testing/factories";

const database = testDatabase();
const HOUR_MS = 3_600_000;
const ZONE = "Europe/Vienna";

beforeAll(() => stopTime(database.db));

/** Signs in a guest in the middle of a week, with a function that inserts sessions. */
async function createPerson() {
  const guest = await signInGuest(database);
  const activities = await guest.call.activity.list();
  const [work, study] = activities;
  const rest = activities.find((activity) => activity.isRest);
  if (!work || !study || !rest) throw new Error("a guest has activities");
  const week = findMonday(localDay(await readClock(database.db), ZONE));
  const ran = (activityId: string, day: number, hour: number, more: object = {}) =>
    insertSession(database.db, {
      userId: guest.userId,
      activityId,
      startedAt: new Date(Date.parse(`${addDays(week, day)}T00:00:00Z`) + hour * HOUR_MS),
      timeZone: ZONE,
      ...more,
    });
  return { ...guest, work, study, rest, week, ran };
}

describe("a week", () => {
  test("has seven days with every session, rests included, and figures without rests", async () => {
    const { call, work, study, rest, week, ran } = await createPerson();
    const previous = addDays(week, -7);
    const ids = [
      (await ran(work.id, -7, 9)).id,
      (await ran(rest.id, -7, 10, { minutes: 5 })).id,
      (await ran(work.id, -7, 11, { brokenAfter: 10 })).id,
      (await ran(study.id, -4, 9, { minutes: 60 })).id,
    ];
    await ran(work.id, -14, 9, { minutes: 90 });
    const review = await call.weeklyReview.get({ week: previous });
    expect(review).toMatchObject({
      week: previous,
      completed: 2,
      broken: 1,
      focusMinutes: 85,
      completionRate: 2 / 3,
      byActivity: [{ name: "Study" }, { name: "Work", completed: 1, broken: 1 }],
      bestDay: addDays(previous, 3),
      worstDay: previous,
      question: "what_to_protect",
      answer: null,
      previous: { completed: 1, broken: 0, focusMinutes: 90, completionRate: 1 },
    });
    expect(review.days.map((day) => day.date)).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(previous, days)),
    );
    expect(review.days.map((day) => day.sessions.map((session) => session.id))).toEqual([
      ids.slice(0, 3),
      [],
      [],
      ids.slice(3),
      [],
      [],
      [],
    ]);
    const personal = await call.dashboard.personal({ from: previous, to: addDays(previous, 6) });
    expect(review.byActivity).toEqual(personal.byActivity);
  });

  test("that is not over is compared with the same days of the previous week", async () => {
    const { call, work, week, ran } = await createPerson();
    const day = periodLength({ from: week, to: localDay(await readClock(database.db), ZONE) });
    await ran(work.id, -7, 9);
    await ran(work.id, -1, 9, { minutes: 90 });
    const { previous, soFar } = await call.weeklyReview.get({ week });
    expect(previous.completed).toBe(2);
    expect(soFar).toEqual(
      day === 7 ? null : { days: day, previous: { ...previous, completed: 1, focusMinutes: 25 } },
    );
    expect(await call.weeklyReview.get({ week: addDays(week, -7) })).toMatchObject({
      soFar: null,
    });
  });

  test("without a session asks what would make a first one easy", async () => {
    const { call, week } = await createPerson();
    expect(await call.weeklyReview.get({ week })).toMatchObject({
      completed: 0,
      completionRate: null,
      bestDay: null,
      question: "nothing_yet",
    });
  });
});

describe("an answer", () => {
  test("is saved with the week and its question, and can be changed", async () => {
    const { call, work, week, ran } = await createPerson();
    const previous = addDays(week, -7);
    await ran(work.id, -7, 9, { brokenAfter: 10 });
    const first = await call.weeklyReview.answer({ week: previous, answer: " the phone " });
    expect(first).toMatchObject({ question: "what_broke_it", answer: "the phone" });
    // The question would be another one now; the answered one is kept.
    await ran(work.id, -6, 9);
    await ran(work.id, -5, 9);
    const again = await call.weeklyReview.answer({ week: previous, answer: "too long blocks" });
    expect(again).toMatchObject({ question: "what_broke_it", answer: "too long blocks" });
    expect(await call.weeklyReview.get({ week: previous })).toEqual(again);
    expect(await call.weeklyReview.get({ week })).toMatchObject({ answer: null });
  });

  test("is accepted from the week's Monday on, in the person's time zone", async () => {
    const [east, west] = await Promise.all(
      ["Pacific/Kiritimati", "Pacific/Pago_Pago"].map((zone) =>
        signInGuest(database, "Mara", zone),
      ),
    );
    const now = await readClock(database.db);
    const sunday = addDays(findMonday(now.toISOString().slice(0, 10)), 6);
    await travel(database.db, Date.parse(`${sunday}T12:00:00Z`) - now.getTime());
    const week = addDays(sunday, 1);
    const answer = (who: typeof east) =>
      callOutcome(who?.call.weeklyReview.answer({ week, answer: "early" }) ?? Promise.reject());
    expect(await answer(east)).toBe("accepted");
    expect(await answer(west)).toBe("week_not_begun");
    await travel(database.db, 24 * HOUR_MS);
    expect(await answer(west)).toBe("accepted");
  });

  test("is one line about a week identified by its Monday", async () => {
    const { call, week } = await createPerson();
    for (const input of [
      { week, answer: "" },
      { week, answer: "two\nlines" },
      { week, answer: "x".repeat(281) },
      { week: addDays(week, 1), answer: "fine" },
    ]) {
      await expect(call.weeklyReview.answer(input)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
  });

  test("is visible only to its person", async () => {
    const { call, week } = await createPerson();
    await call.weeklyReview.answer({ week, answer: "mornings" });
    const stranger = await createPerson();
    expect(await stranger.call.weeklyReview.get({ week })).toMatchObject({ answer: null });
  });
});
