import { beforeAll, describe, expect, test } from "vitest";
import { readClock } from "@/db/clock";
import { callOutcome } from "../../testing/callers";
import { stopTime, travel } from "../../testing/clock";
import { testDatabase } from "../../testing/database";
import { insertSession } from "../../testing/factories";
import { createCoachingRoom } from "../testing/coaching-room";

const database = testDatabase();
const MINUTE_MS = 60_000;
const pass = (ms: number) => travel(database.db, ms);

beforeAll(() => stopTime(database.db));

describe("a note", () => {
  test("waits until no session of the member runs, and is then marked as read", async () => {
    const { carl, mara, aboutMara, work, slug } = await createCoachingRoom(database);
    await carl.call.coach.addNote({ ...aboutMara, text: "Try 25 first." });
    await mara.call.focusSession.start({ activityId: work.id, minutes: 25 });
    expect(await mara.call.coach.notes()).toEqual([]);
    expect((await carl.call.coach.notes(aboutMara))[0]?.readAt).toBeNull();
    await pass(25 * MINUTE_MS);
    const [note] = await mara.call.coach.notes({ roomSlug: slug });
    expect(note).toMatchObject({ text: "Try 25 first.", coach: { name: "Carl" }, readAt: null });
    const readAt = (await readClock(database.db)).toISOString();
    await pass(MINUTE_MS);
    expect((await mara.call.coach.notes())[0]?.readAt).toBe(readAt);
    expect((await carl.call.coach.notes(aboutMara))[0]?.readAt).toBe(readAt);
  });

  test("stays with the member after the grant is revoked", async () => {
    const { carl, mara, cleo, aboutMara, toCarl } = await createCoachingRoom(database);
    await carl.call.coach.addNote({ ...aboutMara, text: "Try 25 first." });
    await mara.call.coach.revoke(toCarl);
    expect(await mara.call.coach.notes()).toHaveLength(1);
    for (const coach of [carl, cleo]) {
      expect(await callOutcome(coach.call.coach.notes(aboutMara))).toBe("member_not_found");
    }
    expect(await callOutcome(carl.call.coach.addNote({ ...aboutMara, text: "Why?" }))).toBe(
      "member_not_found",
    );
  });

  test("is a single line of at most 500 characters", async () => {
    const { carl, aboutMara } = await createCoachingRoom(database);
    for (const text of ["", "  ", "a\nb", "x".repeat(501)]) {
      await expect(carl.call.coach.addNote({ ...aboutMara, text })).rejects.toThrow();
    }
  });
});

describe("a plan", () => {
  const plan = { unit: "sessions", amount: 5, minutes: 25 } as const;

  test("becomes the goal from this week on when accepted, with the coach's name", async () => {
    const { carl, mara, aboutMara, work } = await createCoachingRoom(database);
    const suggested = await carl.call.coach.suggestPlan({
      ...{ ...aboutMara, ...plan, activityId: work.id },
    });
    expect(await mara.call.goal.list()).toEqual([]);
    const [waiting] = await mara.call.coach.plans();
    expect(waiting).toEqual(suggested);
    const answered = await mara.call.coach.answerPlan({ id: suggested.id, isAccepted: true });
    expect(answered).toMatchObject({ isAccepted: true, minutes: 25 });
    expect(await mara.call.goal.list()).toMatchObject([
      { activityId: work.id, unit: "sessions", amount: 5, suggestedBy: "Carl" },
    ]);
    expect((await mara.call.goal.progress())[0]?.suggestedBy).toBe("Carl");
    expect((await carl.call.coach.plans(aboutMara))[0]).toEqual(answered);
    await mara.call.goal.set({ activityId: work.id, unit: "sessions", amount: 6 });
    expect((await mara.call.goal.list())[0]?.suggestedBy).toBeNull();
  });

  test("can be accepted after it was declined, while it is the coach's latest for its activity", async () => {
    const { carl, mara, aboutMara, work } = await createCoachingRoom(database);
    const input = { ...aboutMara, ...plan, activityId: work.id };
    const { id } = await carl.call.coach.suggestPlan(input);
    await mara.call.coach.answerPlan({ id, isAccepted: false });
    await pass(MINUTE_MS);
    const answered = await mara.call.coach.answerPlan({ id, isAccepted: true });
    expect(answered).toMatchObject({ isAccepted: true, isLatest: true });
    expect(await mara.call.goal.list()).toMatchObject([{ amount: 5, suggestedBy: "Carl" }]);
    expect(await mara.call.coach.answerPlan({ id, isAccepted: true })).toEqual(answered);
  });

  test("keeps its answer once the coach has suggested a later one", async () => {
    const { carl, mara, aboutMara, work } = await createCoachingRoom(database);
    const input = { ...aboutMara, ...plan, activityId: work.id };
    const { id } = await carl.call.coach.suggestPlan(input);
    await mara.call.coach.answerPlan({ id, isAccepted: false });
    await pass(MINUTE_MS);
    await carl.call.coach.suggestPlan({ ...input, amount: 3 });
    const later = mara.call.coach.answerPlan({ id, isAccepted: true });
    expect(await callOutcome(later)).toBe("plan_already_answered");
    expect((await mara.call.coach.plans()).map(({ isLatest }) => isLatest)).toEqual([true, false]);
    expect(await mara.call.goal.list()).toEqual([]);
  });

  test("can be declined after it was accepted: its goal ends unless the member changed the goal", async () => {
    const { carl, mara, aboutMara, work } = await createCoachingRoom(database);
    const input = { ...aboutMara, ...plan, activityId: work.id };
    const { id } = await carl.call.coach.suggestPlan(input);
    const answer = (isAccepted: boolean) => mara.call.coach.answerPlan({ id, isAccepted });
    await answer(true);
    expect(await answer(false)).toMatchObject({ isAccepted: false });
    expect(await mara.call.goal.list()).toEqual([]);
    await answer(true);
    await mara.call.goal.set({ activityId: work.id, unit: "sessions", amount: 2 });
    await answer(false);
    expect(await mara.call.goal.list()).toMatchObject([{ amount: 2, suggestedBy: null }]);
  });

  test("changes nothing when declined, also when the same answer comes again", async () => {
    const { carl, mara, aboutMara, work } = await createCoachingRoom(database);
    const input = { ...aboutMara, ...plan, activityId: work.id };
    const { id } = await carl.call.coach.suggestPlan(input);
    const answers = await Promise.all(
      [false, false, false].map((isAccepted) =>
        callOutcome(mara.call.coach.answerPlan({ id, isAccepted })),
      ),
    );
    expect(answers).toEqual(["accepted", "accepted", "accepted"]);
    expect(await mara.call.goal.list()).toEqual([]);
    expect(await callOutcome(carl.call.coach.withdrawPlan({ id }))).toBe("plan_already_answered");
  });

  test("can be withdrawn and suggested again while unanswered", async () => {
    const { carl, mara, aboutMara, work } = await createCoachingRoom(database);
    const input = { ...aboutMara, ...plan, activityId: work.id };
    await carl.call.coach.suggestPlan(input);
    const { id } = await carl.call.coach.suggestPlan({ ...input, amount: 3 });
    expect((await mara.call.coach.plans()).map(({ amount }) => amount)).toEqual([3]);
    await carl.call.coach.withdrawPlan({ id });
    expect(await mara.call.coach.plans()).toEqual([]);
    expect(await callOutcome(mara.call.coach.answerPlan({ id, isAccepted: true }))).toBe(
      "plan_not_found",
    );
  });

  test("is delivered when no session runs", async () => {
    const { carl, mara, aboutMara, work } = await createCoachingRoom(database);
    await mara.call.focusSession.start({ activityId: work.id, minutes: 25 });
    await carl.call.coach.suggestPlan({ ...aboutMara, ...plan, activityId: work.id });
    expect(await mara.call.coach.plans()).toEqual([]);
    await pass(25 * MINUTE_MS);
    expect(await mara.call.coach.plans()).toHaveLength(1);
  });

  test("is for an activity the coach can see that is not a rest", async () => {
    const { carl, mara, aboutMara, study, roomId, toCarl } = await createCoachingRoom(database);
    const unseen = { ...aboutMara, ...plan, activityId: study.id };
    expect(await callOutcome(carl.call.coach.suggestPlan(unseen))).toBe("activity_not_found");
    const startedAt = new Date((await readClock(database.db)).getTime() - 70 * MINUTE_MS);
    await insertSession(database.db, { userId: mara.userId, activityId: study.id, startedAt });
    expect(await callOutcome(carl.call.coach.suggestPlan(unseen))).toBe("activity_not_found");
    await mara.call.coach.grant({ ...toCarl, scope: "all" });
    expect(await callOutcome(carl.call.coach.suggestPlan(unseen))).toBe("accepted");
    const rest = (await mara.call.activity.list()).find((activity) => activity.isRest);
    const activityId = rest?.id ?? "";
    const rested = new Date(startedAt.getTime() - 70 * MINUTE_MS);
    await insertSession(database.db, {
      userId: mara.userId,
      activityId,
      roomId,
      startedAt: rested,
    });
    expect(await callOutcome(carl.call.coach.suggestPlan({ ...unseen, activityId }))).toBe(
      "goal_on_rest",
    );
  });
});
