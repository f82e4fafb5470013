import { date, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { user } from "./account";

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
