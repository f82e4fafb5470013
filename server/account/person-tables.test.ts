import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { databaseNow } from "@/db/clock";
import {
  coachAccess,
  coachGrant,
  coachNote,
  coachPlan,
  deferredNote,
  formerMembership,
  freeAlert,
  goal,
  groupSessionJoin,
  noteMute,
  packedMonth,
  presence,
  restDate,
  restWeekdays,
  weeklyReview,
} from "@/db/schema";
import { NO_ROOM } from "@/db/schema/packed-month";
import type { AccountExport, ExportedCoaching } from "@/domain/api/account-export";
import { REVIEW_QUESTIONS } from "@/domain/stats/review-question";
import { createDeviceCode } from "../auth/device-code";
import { signInDevice } from "../auth/mutations";
import { testDatabase } from "../testing/database";
import {
  insertGroupSession,
  insertInvite,
  insertMember,
  insertRoom,
  insertSession,
} from "../testing/factories";
import { deleteAccount } from "./delete-account";
import { buildAccountExport } from "./export-queries";

const database = testDatabase();

/** Every column that names a person: by its foreign key, or by its name alone. */
const PERSON_COLUMNS = `
select c.conrelid::regclass::text || '.' || a.attname as name from pg_constraint c
join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
where c.contype = 'f' and c.confrelid = '"user"'::regclass
union
select table_name || '.' || column_name from information_schema.columns
where table_schema = 'public' and column_name in ('user_id', 'coach_id')`;

/** Where the rows of a column are in the account download. */
type Part = (download: AccountExport, person: string) => readonly unknown[];

const asMember =
  (part: keyof ExportedCoaching): Part =>
  ({ coaching }, person) =>
    coaching[part].filter(({ userId }) => userId === person);
const asCoach =
  (part: keyof ExportedCoaching): Part =>
  ({ coaching }, person) =>
    coaching[part].filter(({ coachId }) => coachId === person);

const DOWNLOADED: Record<string, Part> = {
  "activity.user_id": ({ activities }) => activities,
  "auth_session.user_id": ({ devices }) => devices,
  "coach_access.coach_id": asCoach("accessLog"),
  "coach_access.user_id": asMember("accessLog"),
  "coach_grant.coach_id": asCoach("grants"),
  "coach_grant.user_id": asMember("grants"),
  "coach_note.coach_id": asCoach("notes"),
  "coach_note.user_id": asMember("notes"),
  "coach_plan.coach_id": asCoach("plans"),
  "coach_plan.user_id": asMember("plans"),
  "former_membership.user_id": ({ formerRooms }) => formerRooms,
  "deferred_note.from_id": ({ notes }) => notes.sent,
  "deferred_note.user_id": ({ notes }) => notes.received,
  "focus_session.user_id": ({ sessions }) => sessions,
  "free_alert.user_id": ({ notes }) => notes.freeAlerts,
  "goal.user_id": ({ goals }) => goals,
  "group_session.created_by": ({ groupSessions }) => groupSessions,
  "group_session_join.user_id": ({ groupSessionJoins }) => groupSessionJoins,
  "invite.created_by": ({ invites }) => invites,
  "membership.user_id": ({ rooms }) => rooms,
  "note_mute.user_id": ({ notes }) => notes.muted,
  "rest_date.user_id": ({ restDates }) => restDates,
  "rest_weekdays.user_id": ({ restWeekdays }) => restWeekdays,
  "weekly_review.user_id": ({ weeklyReviews }) => weeklyReviews,
};

/** Columns that are not in the download, with the reason. */
const NOT_DOWNLOADED: Record<string, string> = {
  "device_code.user_id": "a hash, void after ten minutes",
  "free_alert.about_id": "another person's wish",
  "goal.suggested_by": "the goal belongs to another person",
  "note_mute.muted_id": "another person's choice, which the muted person is not told",
  "packed_month.user_id": "a cache of the sessions, which are downloaded",
  "presence.user_id": "says only that a page is open, and is void after a minute",
};

/** Creates a person with a row in every column, as a member and as a coach. */
async function createPersonInEveryTable(): Promise<string> {
  const { db } = database;
  const { id: roomId } = await insertRoom(db);
  const { userId, activityId } = await insertMember(db, { roomId });
  const other = await insertMember(db, { roomId });
  const sid = await signInDevice(db, { userId, device: "Firefox" });
  await createDeviceCode(db, { userId, sid });
  await insertSession(db, { userId, activityId, roomId, brokenAfter: 1 });
  for (const [member, coachId, planned] of [
    [userId, other.userId, activityId],
    [other.userId, userId, other.activityId],
  ] as const) {
    const between = { roomId, userId: member, coachId };
    await db.insert(coachGrant).values({ ...between, scope: "room" });
    await db.insert(coachNote).values({ ...between, text: "Well done" });
    await db.insert(coachAccess).values({ ...between, what: "page" });
    const plan = { ...between, activityId: planned, unit: "sessions", amount: 3 } as const;
    await db.insert(coachPlan).values(plan);
  }
  await db.insert(formerMembership).values({ userId, roomSlug: "elsewhere", ended: "removed" });
  for (const [fromId, toId] of [
    [userId, other.userId],
    [other.userId, userId],
  ] as const) {
    const left = { leftAt: databaseNow, deliverAt: databaseNow, shownDeliverAt: databaseNow };
    const note = {
      roomId,
      fromId,
      fromName: "Olga",
      userId: toId,
      userName: "Mara",
      text: "Hello",
    };
    await db.insert(deferredNote).values({ ...note, ...left });
    await db.insert(noteMute).values({ roomId, userId: toId, mutedId: fromId });
    await db.insert(freeAlert).values({ roomId, userId: toId, aboutId: fromId });
  }
  const weekly = { fromWeek: "2026-11-16", unit: "sessions", amount: 3 } as const;
  await db.insert(goal).values([
    { ...weekly, userId, activityId },
    { ...weekly, ...other, suggestedBy: userId },
  ]);
  const dayOff = { userId, declaredOn: "2026-11-16" };
  await db.insert(restDate).values({ ...dayOff, date: "2100-01-01" });
  await db.insert(restWeekdays).values({ ...dayOff, fromDate: "2100-01-01", weekdays: [7] });
  const [question] = REVIEW_QUESTIONS;
  const review = { userId, week: "2026-11-16", question, answer: "the mornings" };
  await db.insert(weeklyReview).values(review);
  await insertInvite(db, { roomId, createdBy: userId });
  const { id: groupSessionId } = await insertGroupSession(db, { roomId, createdBy: userId });
  const joined = { groupSessionId, date: "2100-01-01", userId, activityId };
  await db.insert(groupSessionJoin).values(joined);
  await db
    .insert(packedMonth)
    .values({ userId, month: "2020-01-01", roomId: NO_ROOM, entries: "" });
  const open = { roomId, userId, processId: randomUUID() };
  await db.insert(presence).values({ ...open, seenAt: databaseNow });
  return userId;
}

const listColumns = async () =>
  (await database.query(PERSON_COLUMNS, [])).map(({ name }) => String(name)).sort();

/** The columns that hold this person. */
async function listColumnsWith(userId: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of await listColumns()) {
    const [table, column] = name.split(".");
    const rows = await database.query(`select 1 from "${table}" where "${column}" = $1 limit 1`, [
      userId,
    ]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

test("every column that names a person is in the account download, or has a reason not to be", async () => {
  const userId = await createPersonInEveryTable();
  const columns = await listColumns();
  expect([...Object.keys(DOWNLOADED), ...Object.keys(NOT_DOWNLOADED)].sort()).toEqual(columns);
  expect(await listColumnsWith(userId), "add a row to createPersonInEveryTable").toEqual(columns);
  const download = await buildAccountExport(database, userId);
  if (!download) throw new Error("no download");
  const missing = Object.entries(DOWNLOADED).filter(
    ([, find]) => find(download, userId).length === 0,
  );
  expect(missing).toEqual([]);
});

test("the deletion of an account empties every column that names the person", async () => {
  const userId = await createPersonInEveryTable();
  await deleteAccount(database.db, userId, () => {});
  expect(await listColumnsWith(userId)).toEqual([]);
});
