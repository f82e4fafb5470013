import { sql } from "drizzle-orm";
import { check, date, pgTable, primaryKey, smallint, uuid } from "drizzle-orm/pg-core";
import { user } from "./account";
import { instant } from "./columns";

/**
 * The weekdays a person has off, from a local day until the next row. Stored as versions: a change
 * takes effect on the next local day and never rewrites the past.
 */
export const restWeekdays = pgTable(
  "rest_weekdays",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    fromDate: date("from_date", { mode: "string" }).notNull(),
    /** ISO weekdays, Monday is 1. */
    weekdays: smallint("weekdays").array().notNull(),
    /** The local day on which it was added. */
    declaredOn: date("declared_on", { mode: "string" }).notNull(),
    declaredAt: instant("declared_at").notNull().default(sql`stint_now()`),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.fromDate] }),
    check("rest_weekdays_ahead", sql`${t.declaredOn} < ${t.fromDate}`),
    check("rest_weekdays_iso", sql`${t.weekdays} <@ '{1,2,3,4,5,6,7}'::smallint[]`),
  ],
);

/** A single day off, added before it begins; it can be removed until then. */
export const restDate = pgTable(
  "rest_date",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    date: date("date", { mode: "string" }).notNull(),
    /** The local day on which it was added. */
    declaredOn: date("declared_on", { mode: "string" }).notNull(),
    declaredAt: instant("declared_at").notNull().default(sql`stint_now()`),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.date] }),
    check("rest_date_ahead", sql`${t.declaredOn} < ${t.date}`),
  ],
);
