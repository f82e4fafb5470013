import { date, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { user } from "./account";
import { room } from "./room";

/** Room id of personal sessions. */
export const NO_ROOM = "00000000-0000-0000-0000-000000000000";

/**
 * A past month of a person, packed: counts by day and activity, one row per room. A cache of
 * `focus_session`: it can be deleted at any time, and a trigger deletes it when a session of the
 * month changes. A month is packed when its row of NO_ROOM exists, even with empty entries.
 */
export const packedMonth = pgTable(
  "packed_month",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    /** The first day of the month. */
    month: date("month", { mode: "string" }).notNull(),
    /** The room of the sessions, or NO_ROOM. */
    roomId: uuid("room_id").notNull(),
    /**
     * Parts joined by `;`. Each is an activity as recorded (before any merge) followed by four
     * numbers a day, separated by spaces: day of the month, completed, broken, focus minutes.
     * Text reads eight times faster than an integer array.
     */
    entries: text("entries").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.month, t.roomId] }),
    index("packed_month_room").on(t.roomId, t.userId, t.month),
  ],
);

/**
 * Counts of the former members of a room whose accounts were deleted; nothing else is kept. The room
 * sees them in groups of three, so that the sums reveal nothing about a single person.
 */
export const formerMembers = pgTable("former_members", {
  roomId: uuid("room_id")
    .primaryKey()
    .references(() => room.id, { onDelete: "cascade" }),
  people: integer("people").notNull(),
  completed: integer("completed").notNull(),
  broken: integer("broken").notNull(),
  focusMinutes: integer("focus_minutes").notNull(),
  /** The counts that the room was last shown. */
  shownPeople: integer("told_people").notNull().default(0),
  shownCompleted: integer("told_completed").notNull().default(0),
  shownBroken: integer("told_broken").notNull().default(0),
  shownFocusMinutes: integer("told_focus_minutes").notNull().default(0),
});
