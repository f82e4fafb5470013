import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { OUTCOMES, type Outcome } from "@/domain/group-session/start-rules";
import { user } from "./account";
import { activity } from "./activity";
import { instant } from "./columns";
import { room } from "./room";

/** A shared start and end in a room: once at an instant, or weekly in the room's zone. */
export const groupSession = pgTable(
  "group_session",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    roomId: uuid("room_id")
      .notNull()
      .references(() => room.id, { onDelete: "cascade" }),
    createdBy: uuid("created_by").references(() => user.id, { onDelete: "set null" }),
    title: text("title"),
    minutes: integer("minutes").notNull(),
    /** Once: the instant, and its date in the room's zone when it was scheduled. */
    startsAt: instant("starts_at"),
    onDate: date("on_date", { mode: "string" }),
    /** Weekly: ISO weekdays and the local time. */
    weekdays: smallint("weekdays").array(),
    time: text("time"),
    createdAt: instant("created_at").notNull().default(sql`stint_now()`),
    cancelledAt: instant("cancelled_at"),
    /** The next occurrence that has not begun, so that the job finds it by an index. */
    nextDate: date("next_date", { mode: "string" }),
    nextAt: instant("next_at"),
  },
  (t) => [
    index("group_session_room").on(t.roomId),
    index("group_session_created_by").on(t.createdBy),
    index("group_session_next_at").on(t.nextAt).where(sql`${t.nextAt} is not null`),
    check("group_session_minutes", sql`${t.minutes} between 5 and 180`),
    check(
      "group_session_schedule",
      sql`case when ${t.startsAt} is null
        then ${t.onDate} is null and ${t.time} is not null and ${t.weekdays} is not null
          and cardinality(${t.weekdays}) between 1 and 7
        else ${t.onDate} is not null and ${t.time} is null and ${t.weekdays} is null end`,
    ),
    check("group_session_time", sql`${t.time} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
    check("group_session_next", sql`(${t.nextAt} is null) = (${t.nextDate} is null)`),
    check(
      "group_session_cancelled_has_no_next",
      sql`${t.cancelledAt} is null or ${t.nextAt} is null`,
    ),
  ],
);

/** A date of a group session that has begun or was cancelled. */
export const groupSessionOccurrence = pgTable(
  "group_session_occurrence",
  {
    groupSessionId: uuid("group_session_id")
      .notNull()
      .references(() => groupSession.id, { onDelete: "cascade" }),
    date: date("date", { mode: "string" }).notNull(),
    roomId: uuid("room_id")
      .notNull()
      .references(() => room.id, { onDelete: "cascade" }),
    title: text("title"),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    cancelledAt: instant("cancelled_at"),
    /** Everyone who joined before it began has an outcome since then. */
    settledAt: instant("settled_at"),
  },
  (t) => [
    primaryKey({ columns: [t.groupSessionId, t.date] }),
    index("group_session_occurrence_room").on(t.roomId, t.startsAt),
    index("group_session_occurrence_unsettled")
      .on(t.startsAt)
      .where(sql`${t.settledAt} is null and ${t.cancelledAt} is null`),
    check("group_session_occurrence_length", sql`${t.endsAt} > ${t.startsAt}`),
  ],
);

/** A person who said they are in for one date, and how it turned out for them. */
export const groupSessionJoin = pgTable(
  "group_session_join",
  {
    groupSessionId: uuid("group_session_id")
      .notNull()
      .references(() => groupSession.id, { onDelete: "cascade" }),
    date: date("date", { mode: "string" }).notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    activityId: uuid("activity_id").notNull(),
    target: text("target"),
    joinedAt: instant("joined_at").notNull().default(sql`stint_now()`),
    /** Null until the occurrence has begun and the person was started or not. */
    outcome: text("outcome").$type<Outcome>(),
    /** The refusal that kept a present person from starting. Only they see it. */
    problem: text("problem"),
  },
  (t) => [
    primaryKey({ columns: [t.groupSessionId, t.date, t.userId] }),
    index("group_session_join_user").on(t.userId, t.date),
    foreignKey({
      columns: [t.userId, t.activityId],
      foreignColumns: [activity.userId, activity.id],
    }).onDelete("cascade"),
    check(
      "group_session_join_outcome",
      sql`${t.outcome} in (${sql.raw(OUTCOMES.map((outcome) => `'${outcome}'`).join(", "))})`,
    ),
  ],
);
