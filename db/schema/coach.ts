import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { AccessKind, GrantScope } from "@/domain/coaching/grant";
import type { GoalUnit } from "@/domain/stats/goal";
import { user } from "./account";
import { activity } from "./activity";
import { instant } from "./columns";
import { room } from "./room";

/** A member and a coach of a room; deleting any of the three deletes the row. */
const between = {
  id: uuid("id").primaryKey().defaultRandom(),
  roomId: uuid("room_id")
    .notNull()
    .references(() => room.id, { onDelete: "cascade" }),
  /** The member. */
  userId: uuid("user_id")
    .notNull()
    .references(() => user.id, { onDelete: "cascade" }),
  coachId: uuid("coach_id")
    .notNull()
    .references(() => user.id, { onDelete: "cascade" }),
};

/**
 * A member's grant to a coach of a room. A row only ever changes by being revoked; another choice
 * is another row, which keeps the history of what was visible when.
 */
export const coachGrant = pgTable(
  "coach_grant",
  {
    ...between,
    scope: text("scope").$type<GrantScope>().notNull(),
    seesTargets: boolean("sees_targets").notNull().default(false),
    seesReflections: boolean("sees_reflections").notNull().default(false),
    seesReasons: boolean("sees_reasons").notNull().default(false),
    /** The member's first local day whose sessions are visible; null: the whole history. */
    sinceDate: date("since_date", { mode: "string" }),
    grantedAt: instant("granted_at").notNull().default(sql`stint_now()`),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    uniqueIndex("coach_grant_active")
      .on(t.roomId, t.coachId, t.userId)
      .where(sql`${t.revokedAt} is null`),
    index("coach_grant_member").on(t.userId),
    index("coach_grant_coach").on(t.coachId),
    check("coach_grant_scope", sql`${t.scope} in ('room', 'all')`),
    check("coach_grant_not_oneself", sql`${t.userId} <> ${t.coachId}`),
  ],
);

/** A message from a coach to a member. */
export const coachNote = pgTable(
  "coach_note",
  {
    ...between,
    text: text("text").notNull(),
    writtenAt: instant("written_at").notNull().default(sql`stint_now()`),
    /** Set when the member first sees it. */
    readAt: instant("read_at"),
  },
  (t) => [
    index("coach_note_member").on(t.userId, t.writtenAt),
    index("coach_note_coach").on(t.coachId),
  ],
);

/** A weekly goal on one activity that a coach suggests to a member; never counted as done. */
export const coachPlan = pgTable(
  "coach_plan",
  {
    ...between,
    activityId: uuid("activity_id").notNull(),
    unit: text("unit").$type<GoalUnit>().notNull(),
    amount: integer("amount").notNull(),
    /** The session length the coach suggests, in whole minutes. */
    minutes: integer("minutes"),
    suggestedAt: instant("suggested_at").notNull().default(sql`stint_now()`),
    answeredAt: instant("answered_at"),
    isAccepted: boolean("is_accepted"),
  },
  (t) => [
    foreignKey({
      columns: [t.userId, t.activityId],
      foreignColumns: [activity.userId, activity.id],
    }).onDelete("cascade"),
    index("coach_plan_member").on(t.userId, t.suggestedAt),
    index("coach_plan_coach").on(t.coachId),
    check("coach_plan_unit", sql`${t.unit} in ('sessions', 'minutes')`),
    check("coach_plan_amount", sql`${t.amount} between 1 and 10080`),
    check("coach_plan_minutes", sql`${t.minutes} between 5 and 180`),
    check("coach_plan_answered", sql`(${t.answeredAt} is null) = (${t.isAccepted} is null)`),
  ],
);

/** A coach's view of a member's data, which the member can see. */
export const coachAccess = pgTable(
  "coach_access",
  {
    ...between,
    what: text("what").$type<AccessKind>().notNull(),
    accessedAt: instant("accessed_at").notNull().default(sql`stint_now()`),
    /** The member's local day; only for a `row`, which is logged once a day. */
    localDate: date("local_date", { mode: "string" }),
  },
  (t) => [
    index("coach_access_member").on(t.userId, t.accessedAt),
    index("coach_access_coach").on(t.coachId),
    uniqueIndex("coach_access_row").on(t.userId, t.coachId, t.roomId, t.localDate),
    check("coach_access_what", sql`${t.what} in ('row', 'register', 'page', 'export')`),
    check("coach_access_local_date", sql`(${t.what} = 'row') = (${t.localDate} is not null)`),
  ],
);
