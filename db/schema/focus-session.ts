import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { BreakReason } from "@/domain/focus-session/break-reason";
import { BREAK_REASONS } from "@/domain/focus-session/break-reason";
import { user } from "./account";
import { activity } from "./activity";
import { instant } from "./columns";
import { groupSession } from "./group-session";
import { room } from "./room";

/**
 * A focus session of one person. Status is never stored. The migrations hold what Drizzle cannot
 * express: the constraint `focus_session_no_overlap` (EXCLUDE), the trigger that keeps the app from
 * rewriting the past, the triggers that delete a packed month when its sessions change, and two
 * indexes that INCLUDE all columns a dashboard reads: `focus_session_day` (user_id, local_date) and
 * `focus_session_room_day` (room_id, user_id, local_date).
 */
export const focusSession = pgTable(
  "focus_session",
  {
    id: uuid("id").notNull().defaultRandom(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    activityId: uuid("activity_id").notNull(),
    roomId: uuid("room_id").references(() => room.id),
    target: text("target"),
    /** A line about things to leave alone meanwhile. Only they see it. */
    leaveAlone: text("leave_alone"),
    startedAt: instant("started_at").notNull(),
    plannedEnd: instant("planned_end").notNull(),
    /** The person chose the end, not the length, so the length may be a fraction of a minute. */
    isUntil: boolean("is_until").notNull().default(false),
    plannedMinutes: integer("planned_minutes")
      .notNull()
      .generatedAlwaysAs(sql`floor(extract(epoch from (planned_end - started_at)) / 60)::int`),
    brokenAt: instant("broken_at"),
    breakReason: text("break_reason").$type<BreakReason>(),
    driftedAt: instant("drifted_at"),
    note: text("note"),
    /** When the person asked not to be offered the target again. */
    targetDismissedAt: instant("target_dismissed_at"),
    restartOf: uuid("restart_of"),
    localDate: date("local_date", { mode: "string" }).notNull(),
    timeZone: text("time_zone").notNull(),
    idempotencyKey: text("idempotency_key"),
    /** The group session that this session was started with. */
    groupSessionId: uuid("group_session_id").references(() => groupSession.id),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.id] }),
    uniqueIndex("focus_session_idempotency_key").on(t.userId, t.idempotencyKey),
    index("focus_session_started_at").on(t.userId, t.startedAt),
    index("focus_session_planned_end").on(t.userId, t.plannedEnd),
    // A streak lists all zones a person has been in.
    index("focus_session_time_zone").on(t.userId, t.timeZone),
    // For listing a chain of restarts. It also keeps the deletion of an account linear: the foreign
    // key looks up the restarts of every deleted session.
    index("focus_session_restart_of")
      .on(t.userId, t.restartOf)
      .where(sql`${t.restartOf} is not null`),
    index("focus_session_room").on(t.roomId, t.plannedEnd).where(sql`${t.roomId} is not null`),
    index("focus_session_group_session")
      .on(t.groupSessionId)
      .where(sql`${t.groupSessionId} is not null`),
    foreignKey({
      columns: [t.userId, t.activityId],
      foreignColumns: [activity.userId, activity.id],
    }),
    foreignKey({ columns: [t.userId, t.restartOf], foreignColumns: [t.userId, t.id] }),
    check(
      "focus_session_length",
      sql`${t.plannedEnd} - ${t.startedAt} between interval '5 minutes' and interval '180 minutes'
        and (${t.isUntil} or extract(epoch from (${t.plannedEnd} - ${t.startedAt})) % 60 = 0)`,
    ),
    check(
      "focus_session_broken_within",
      sql`${t.brokenAt} >= ${t.startedAt} and ${t.brokenAt} < ${t.plannedEnd}`,
    ),
    check("focus_session_drifted_after", sql`${t.driftedAt} >= ${t.plannedEnd}`),
    check("focus_session_broken_once", sql`${t.brokenAt} is null or ${t.driftedAt} is null`),
    check(
      "focus_session_break_reason",
      sql`${t.breakReason} is null or (${t.brokenAt} is not null and ${t.breakReason} in (${sql.raw(
        BREAK_REASONS.map((reason) => `'${reason}'`).join(", "),
      )}))`,
    ),
    check("focus_session_restart_of_other", sql`${t.restartOf} <> ${t.id}`),
  ],
);
