import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Color } from "@/domain/focus-session/color";
import { user } from "./account";
import { instant } from "./columns";

/** Activities of sessions. Never deleted: archived, or merged into another by pointing at it. */
export const activity = pgTable(
  "activity",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    color: text("color").$type<Color>().notNull(),
    isRest: boolean("is_rest").notNull().default(false),
    /** Order of activities created at the same instant (the defaults). */
    position: integer("position").notNull().default(0),
    archivedAt: instant("archived_at"),
    mergedIntoId: uuid("merged_into_id").references((): AnyPgColumn => activity.id),
    createdAt: instant("created_at").notNull().default(sql`stint_now()`),
  },
  (t) => [
    unique("activity_user_id").on(t.userId, t.id),
    uniqueIndex("activity_name")
      .on(t.userId, sql`lower(normalize(${t.name}, NFC))`)
      .where(sql`${t.archivedAt} is null`),
    index("activity_merged_into").on(t.mergedIntoId),
    check("activity_not_into_itself", sql`${t.mergedIntoId} <> ${t.id}`),
  ],
);
