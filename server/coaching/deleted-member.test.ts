import { expect, test, vi } from "vitest";
import { ACCESS_KINDS } from "@/domain/coaching/grant";
import { closeAccount, deleteAccount } from "../account/delete-account";
import { log } from "../log";
import { Refusal } from "../refusal";
import { callOutcome } from "../testing/callers";
import { testDatabase } from "../testing/database";
import { overlapWrites } from "../testing/overlap-writes";
import { raceRounds } from "../testing/race";
import { addNote } from "./messages/note-mutations";
import { suggestPlan } from "./messages/plan-mutations";
import { logAccess } from "./sharing/access-log-mutations";
import { createCoachingRoom } from "./testing/coaching-room";

/** Members who delete their account while their coach acts. */

const database = testDatabase();
const period = { from: "2020-01-01", to: "2029-01-01" };

test("finds no member when the account was just deleted", async () => {
  const { db } = database;
  const { carl, mara, roomId } = await createCoachingRoom(database);
  await deleteAccount(db, mara.userId, () => {});
  const late = { roomId, coachId: carl.userId, userIds: [mara.userId] };
  for (const what of ACCESS_KINDS) {
    expect(await callOutcome(logAccess(db, { ...late, what }))).toBe("member_not_found");
  }
});

test("completes a coach's action before the deletion or finds no member", async () => {
  const failed = vi.spyOn(log, "error");
  const { db } = database;
  for (let round = 0; round < raceRounds(25); round += 1) {
    const { carl, mara, aboutMara, work, slug } = await createCoachingRoom(database);
    const plan = { ...aboutMara, activityId: work.id, unit: "sessions", amount: 3 } as const;
    const { coach } = carl.call;
    const outcomes = await Promise.allSettled([
      coach.addNote({ ...aboutMara, text: "Well done" }),
      coach.member({ ...aboutMara, ...period }),
      deleteAccount(db, mara.userId, () => {}),
      coach.suggestPlan(plan),
      coach.members({ roomSlug: slug, isExport: true }),
      coach.addNote({ ...aboutMara, text: "Well done" }),
    ]);
    for (const outcome of outcomes) {
      if (outcome.status === "fulfilled") continue;
      expect(outcome.reason).toBeInstanceOf(Refusal);
      expect(["member_not_found", "activity_not_found"]).toContain(outcome.reason.reason);
    }
    expect(await callOutcome(coach.addNote({ ...aboutMara, text: "Late" }))).toBe(
      "member_not_found",
    );
  }
  expect(failed).not.toHaveBeenCalled();
});

test("finds no member during the deletion, and only the remaining ones when viewing several", async () => {
  const { db } = database;
  const going = async () => {
    const { carl, mara, ben, toCarl, roomId, work } = await createCoachingRoom(database);
    await ben.call.coach.grant(toCarl);
    const meets = (second: () => Promise<unknown>) =>
      overlapWrites(database, { first: (tx) => closeAccount(tx, mara.userId), second });
    const coach = { roomId, coachId: carl.userId };
    return { mara, ben, coach, meets, to: { ...coach, userId: mara.userId }, work };
  };
  const noted = await going();
  const notePromise = noted.meets(() => addNote(db, { ...noted.to, text: "Well done" }));
  expect(await callOutcome(notePromise)).toBe("member_not_found");
  const planned = await going();
  const plan = { activityId: planned.work.id, unit: "sessions", amount: 3, minutes: null } as const;
  const planning = planned.meets(() => suggestPlan(db, { ...planned.to, plan }));
  expect(["member_not_found", "activity_not_found"]).toContain(await callOutcome(planning));
  for (const what of ACCESS_KINDS) {
    const { mara, ben, coach, meets } = await going();
    const userIds = [mara.userId, ben.userId];
    await meets(() => logAccess(db, { ...coach, userIds, what }));
    expect(await ben.call.coach.accessLog()).toMatchObject([{ name: "Carl", what }]);
  }
});
