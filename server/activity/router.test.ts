import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { activity } from "@/db/schema";
import { MAX_ACTIVITIES, MAX_ACTIVITIES_EVER } from "@/domain/focus-session/default-activities";
import { callOutcome, signInGuest } from "../testing/callers";
import { travel } from "../testing/clock";
import { outcome } from "../testing/constraints";
import { testDatabase } from "../testing/database";
import { overlapWrites } from "../testing/overlap-writes";
import { mergeActivity, updateActivity } from "./mutations";

const database = testDatabase();
const MINUTE_MS = 60_000;

const names = (list: { name: string }[]) => list.map((activity) => activity.name);

test("gives a new person the six default activities, the rest last", async () => {
  const { call } = await signInGuest(database);
  const list = await call.activity.list();
  expect(names(list)).toEqual(["Work", "Study", "Reading", "Exercise", "Admin", "Rest"]);
  expect(list.filter((activity) => activity.isRest)).toHaveLength(1);
});

test("lists the activity used last first", async () => {
  const { call } = await signInGuest(database);
  const [, , reading] = await call.activity.list();
  const { id } = await call.focusSession.start({ activityId: reading?.id ?? "", minutes: 5 });
  await call.focusSession.break({ id });
  expect(names(await call.activity.list())[0]).toBe("Reading");
});

test("refuses two active activities with the same name in any case and normal form", async () => {
  const { call } = await signInGuest(database);
  const [composed, decomposed] = ["Caf\u00e9", "Cafe\u0301"];
  expect(await call.activity.create({ name: decomposed })).toMatchObject({ name: composed });
  for (const name of [composed, decomposed]) {
    expect(await callOutcome(call.activity.create({ name }))).toBe("activity_name_taken");
  }
  expect(await callOutcome(call.activity.create({ name: "\u2800" }))).toBe("invalid_input");
  expect(await callOutcome(call.activity.create({ name: "  WORK " }))).toBe("activity_name_taken");
  const [work, study] = await call.activity.list();
  expect(await callOutcome(call.activity.update({ id: work?.id ?? "", name: "study" }))).toBe(
    "activity_name_taken",
  );
  await call.activity.archive({ id: study?.id ?? "" });
  const renamed = await call.activity.update({ id: work?.id ?? "", name: "study" });
  expect(renamed.name).toBe("study");
  expect(await callOutcome(call.activity.archive({ id: study?.id ?? "", isArchived: false }))).toBe(
    "activity_name_taken",
  );
});

test("refuses to start an archived activity, and restores it", async () => {
  const { call } = await signInGuest(database);
  const [work] = await call.activity.list();
  const id = work?.id ?? "";
  await call.activity.archive({ id });
  expect(await callOutcome(call.focusSession.start({ activityId: id, minutes: 25 }))).toBe(
    "activity_archived",
  );
  await call.activity.archive({ id, isArchived: false });
  expect(await callOutcome(call.focusSession.start({ activityId: id, minutes: 25 }))).toBe(
    "accepted",
  );
});

test("refuses to archive the last activity that is not a rest", async () => {
  const { call } = await signInGuest(database);
  const counting = (await call.activity.list()).filter((activity) => !activity.isRest);
  for (const { id } of counting.slice(1)) await call.activity.archive({ id });
  expect(await callOutcome(call.activity.archive({ id: counting[0]?.id ?? "" }))).toBe(
    "last_activity",
  );
});

test("shows the history under the other activity after a merge and changes no session", async () => {
  const { call } = await signInGuest(database);
  const [work, study] = await call.activity.list();
  if (!work || !study) throw new Error("no activities");
  const before = await call.focusSession.start({ activityId: study.id, minutes: 25 });
  await travel(database.db, 26 * MINUTE_MS);
  await call.activity.merge({ id: study.id, intoId: work.id });
  const { session: _, serverNow } = await call.focusSession.current();
  const day = { from: before.localDate, to: serverNow.slice(0, 10) };
  const [after] = (await call.focusSession.list(day)).items;
  expect(after).toEqual({
    ...before,
    status: "completed",
    activity: { id: work.id, name: "Work", color: work.color, isRest: false },
  });
  expect(names(await call.activity.list())).not.toContain("Study");
});

test("includes earlier merges in a merge", async () => {
  const { call } = await signInGuest(database);
  const [work, study, reading, exercise] = await call.activity.list();
  if (!work || !study || !reading || !exercise) throw new Error("no activities");
  const { id } = await call.focusSession.start({ activityId: study.id, minutes: 25 });
  await call.focusSession.break({ id });
  await call.activity.merge({ id: study.id, intoId: reading.id });
  await call.activity.merge({ id: reading.id, intoId: work.id });
  const last = await call.focusSession.last();
  expect(last?.activity.name).toBe("Work");
  expect(await call.activity.merge({ id: study.id, intoId: work.id })).toMatchObject({
    id: work.id,
  });
  for (const intoId of [reading.id, exercise.id]) {
    expect(await callOutcome(call.activity.merge({ id: study.id, intoId }))).toBe(
      "activity_not_found",
    );
  }
});

test("refuses to merge a rest with another activity, or an activity with itself", async () => {
  const { call } = await signInGuest(database);
  const list = await call.activity.list();
  const rest = list.find((activity) => activity.isRest)?.id ?? "";
  const work = list[0]?.id ?? "";
  expect(await callOutcome(call.activity.merge({ id: rest, intoId: work }))).toBe(
    "merge_rest_mismatch",
  );
  for (const intoId of [work, work.toUpperCase()]) {
    expect(await callOutcome(call.activity.merge({ id: work, intoId }))).toBe("merge_into_itself");
  }
  const itself = { mergedIntoId: sql`${activity.id}` };
  const write = database.db.update(activity).set(itself).where(eq(activity.id, work));
  expect(await outcome(write)).toBe("activity_not_into_itself");
});

test("limits active activities, created or restored, and all activities", async () => {
  const { call, userId } = await signInGuest(database);
  const made = (count: number, more: { archivedAt?: Date } = {}) =>
    database.db.insert(activity).values(
      Array.from({ length: count }, () => {
        return { userId, name: randomUUID(), color: "blue" as const, ...more };
      }),
    );
  await made(MAX_ACTIVITIES - 7);
  const { id } = await call.activity.create({ name: "the last" });
  expect(await callOutcome(call.activity.create({ name: "one more" }))).toBe("activity_limit");
  await call.activity.archive({ id });
  await call.activity.create({ name: "in its place" });
  expect(await callOutcome(call.activity.archive({ id, isArchived: false }))).toBe(
    "activity_limit",
  );
  const [away] = await call.activity.list();
  await call.activity.archive({ id: away?.id ?? "" });
  expect(await callOutcome(call.activity.archive({ id, isArchived: false }))).toBe("accepted");
  await call.activity.archive({ id });
  await made(MAX_ACTIVITIES_EVER - MAX_ACTIVITIES - 1, { archivedAt: new Date() });
  expect(await callOutcome(call.activity.create({ name: "once more" }))).toBe(
    "activity_limit_ever",
  );
});

test("refuses to archive or merge the running activity until the session ends", async () => {
  const { call } = await signInGuest(database);
  const [work, study] = await call.activity.list();
  const [id, other] = [work?.id ?? "", study?.id ?? ""];
  const { plannedEnd } = await call.focusSession.start({ activityId: id, minutes: 25 });
  const changes = [
    () => call.activity.archive({ id }),
    () => call.activity.merge({ id, intoId: other }),
  ];
  const refusal = { reason: "activity_running", details: { until: plannedEnd } };
  for (const change of changes) await expect(change()).rejects.toMatchObject(refusal);
  expect((await call.focusSession.current()).session?.activity.id).toBe(id);
  await call.activity.archive({ id: other });
  await call.activity.archive({ id: other, isArchived: false });
  await call.activity.merge({ id: other, intoId: id });
  await travel(database.db, 25 * MINUTE_MS);
  expect(await callOutcome(call.activity.archive({ id }))).toBe("accepted");
});

test("refuses to rename an activity that is merged at the same instant", async () => {
  const { call, userId } = await signInGuest(database);
  const [work, study] = await call.activity.list();
  const [id, intoId] = [work?.id ?? "", study?.id ?? ""];
  const renaming = overlapWrites(database, {
    first: (tx) => mergeActivity(tx, { userId, id, intoId }),
    second: () => updateActivity(database.db, { userId, id, name: "Late" }),
  });
  expect(await callOutcome(renaming)).toBe("activity_not_found");
});
