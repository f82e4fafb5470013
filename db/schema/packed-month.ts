import { date, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { user } from "./account";
import { room } from "./room";

/** Where sessions that were run in no room are packed. */
export const NO_ROOM = "00000000-0000-0000-0000-000000000000";

/**
 * A closed month of a person, packed: the counts of each day and activity, one row per room. Only a
 * shorter way to read what `focus_session` says: it may be thrown away at any time, and a trigger
 * throws it away whenever a session of the month changes. A month is packed when its row of NO_ROOM
 * is there; its entries may be empty.
 */
export const packedMonth = pgTable(
  "packed_month",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    /** The first day of the month. */
    month: date("month", { mode: "string" }).notNull(),
    /** The room the sessions were run in, or NO_ROOM. */
    roomId: uuid("room_id").notNull(),
    /**
     * Parts joined by `;`, each an activity as it was recorded (before any merging) and, four
     * numbers a day: day of the month, completed, broken, protected minutes, all parted by blanks.
     * Text, because a database hands it out as it lies: eight times faster than an integer array.
     */
    entries: text("entries").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.month, t.roomId] }),
    index("packed_month_room").on(t.roomId, t.userId, t.month),
  ],
);

/**
 * What deleted accounts leave behind in a room: counts, and nothing of the person. The room is told
 * of them by threes: who watches the sums learns nothing of one who leaves.
 */
export const formerMembers = pgTable("former_members", {
  roomId: uuid("room_id")
    .primaryKey()
    .references(() => room.id, { onDelete: "cascade" }),
  people: integer("people").notNull(),
  completed: integer("completed").notNull(),
  broken: integer("broken").notNull(),
  focusMinutes: integer("focus_minutes").notNull(),
  /** The same as the room was last told. */
  toldPeople: integer("told_people").notNull().default(0),
  toldCompleted: integer("told_completed").notNull().default(0),
  toldBroken: integer("told_broken").notNull().default(0),
  toldFocusMinutes: integer("told_focus_minutes").notNull().default(0),
});
