import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { GoalUnit } from "@/domain/stats/goal";
import { user } from "./account";
import { activity } from "./activity";
import { instant } from "./columns";

/**
 * A weekly goal on an activity, from a week until the next row. A plan: no total reads it. Stored as
 * versions, so that a past week keeps the goal it had.
 */
export const goal = pgTable(
  "goal",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    activityId: uuid("activity_id").notNull(),
    /** The Monday of its first week. */
    fromWeek: date("from_week", { mode: "string" }).notNull(),
    unit: text("unit").$type<GoalUnit>().notNull(),
    /** Sessions or minutes a week; 0 ends the goal. */
    amount: integer("amount").notNull(),
    /** The coach who suggested it, shown with the goal. */
    suggestedBy: uuid("suggested_by").references(() => user.id, { onDelete: "set null" }),
    setAt: instant("set_at").notNull().default(sql`stint_now()`),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.activityId, t.fromWeek] }),
    foreignKey({
      columns: [t.userId, t.activityId],
      foreignColumns: [activity.userId, activity.id],
    }).onDelete("cascade"),
    index("goal_suggested_by").on(t.suggestedBy).where(sql`${t.suggestedBy} is not null`),
    check("goal_monday", sql`extract(isodow from ${t.fromWeek}) = 1`),
    check("goal_unit", sql`${t.unit} in ('sessions', 'minutes')`),
    check("goal_amount", sql`${t.amount} between 0 and 10080`),
  ],
);
