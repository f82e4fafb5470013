import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { user } from "./account";
import { instant } from "./columns";
import { room } from "./room";

/**
 * A line from one member of a room to another. It is delivered from `deliverAt` on, so nothing has
 * to run for that. Names are kept as they were, because either person may later become invisible to
 * the other.
 */
export const deferredNote = pgTable(
  "deferred_note",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    roomId: uuid("room_id")
      .notNull()
      .references(() => room.id, { onDelete: "cascade" }),
    fromId: uuid("from_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    fromName: text("from_name").notNull(),
    /** The person it is for. */
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    userName: text("user_name").notNull(),
    text: text("text").notNull(),
    /** Order of notes to a person that were left in the same millisecond. */
    position: bigint("position", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    leftAt: instant("left_at").notNull(),
    /** End of the session that ran when it was left, else `leftAt`. An early end moves it forward. */
    deliverAt: instant("deliver_at").notNull(),
    /** The time of delivery that the sender sees: `leftAt` if they could not see the session. */
    shownDeliverAt: instant("shown_deliver_at").notNull(),
    /** Never delivered, and the sender is not told: muted, or one of the two left the room. */
    isWithheld: boolean("is_withheld").notNull().default(false),
    /** Set when the person dismisses it. */
    readAt: instant("read_at"),
    idempotencyKey: text("idempotency_key"),
  },
  (t) => [
    uniqueIndex("deferred_note_idempotency_key").on(t.fromId, t.idempotencyKey),
    index("deferred_note_to").on(t.userId, t.deliverAt),
    index("deferred_note_from").on(t.fromId, t.leftAt),
    index("deferred_note_room").on(t.roomId),
    check("deferred_note_not_oneself", sql`${t.fromId} <> ${t.userId}`),
    check("deferred_note_text", sql`char_length(${t.text}) between 1 and 280`),
    check(
      "deferred_note_delivered_after",
      sql`${t.deliverAt} >= ${t.leftAt} and ${t.shownDeliverAt} >= ${t.leftAt}`,
    ),
    check("deferred_note_withheld_unread", sql`not ${t.isWithheld} or ${t.readAt} is null`),
  ],
);

/** A member who gets no notes from another member of a room. The other is not told. */
export const noteMute = pgTable(
  "note_mute",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    roomId: uuid("room_id")
      .notNull()
      .references(() => room.id, { onDelete: "cascade" }),
    mutedId: uuid("muted_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    mutedAt: instant("muted_at").notNull().default(sql`stint_now()`),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.roomId, t.mutedId] }),
    index("note_mute_muted").on(t.mutedId),
    index("note_mute_room").on(t.roomId),
    check("note_mute_not_oneself", sql`${t.userId} <> ${t.mutedId}`),
  ],
);

/** A member asked for an alert when another member of a room is free. Void after some hours. */
export const freeAlert = pgTable(
  "free_alert",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    roomId: uuid("room_id")
      .notNull()
      .references(() => room.id, { onDelete: "cascade" }),
    aboutId: uuid("about_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    askedAt: instant("asked_at").notNull().default(sql`stint_now()`),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.roomId, t.aboutId] }),
    index("free_alert_about").on(t.aboutId),
    index("free_alert_room").on(t.roomId),
    check("free_alert_not_oneself", sql`${t.userId} <> ${t.aboutId}`),
  ],
);
