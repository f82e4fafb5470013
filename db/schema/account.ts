import { sql } from "drizzle-orm";
import {
  bigint,
  date,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** A person. A guest is one without email and password. */
export const user = pgTable(
  "user",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    name: text("name").notNull(),
    email: text("email"),
    passwordHash: text("password_hash"),
    timeZone: text("time_zone").notNull().default("UTC"),
    /** The latest local day reached before the last change of time zone; null: it never changed. */
    latestDay: date("latest_day", { mode: "string" }),
    /**
     * Incremented with every change that the person's other devices must show, to find lost
     * notices.
     */
    version: bigint("version", { mode: "number" }).notNull().default(0),
    createdAt: instant("created_at").notNull().default(sql`stint_now()`),
    /** When they deleted their account; the rest of their data is removed afterwards. */
    leftAt: instant("left_at"),
  },
  (t) => [
    uniqueIndex("user_email").on(sql`lower(${t.email})`),
    index("user_left").on(t.leftAt).where(sql`${t.leftAt} is not null`),
  ],
);

/** A signed-in device; its id is the `sid` claim of the cookie. Deleting the row signs it out. */
export const authSession = pgTable(
  "auth_session",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    device: text("device"),
    createdAt: instant("created_at").notNull().default(sql`stint_now()`),
    lastSeenAt: instant("last_seen_at").notNull().default(sql`stint_now()`),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("auth_session_user").on(t.userId)],
);

/**
 * The code with which a person signs in on another device, shown on the device `sid`. One per person;
 * deleted when it is used or that device is signed out.
 */
export const deviceCode = pgTable(
  "device_code",
  {
    userId: uuid("user_id")
      .primaryKey()
      .references(() => user.id, { onDelete: "cascade" }),
    sid: uuid("sid")
      .notNull()
      .references(() => authSession.id, { onDelete: "cascade" }),
    /** Keyed with the server's secret, because so short a code could be found from a plain hash. */
    codeHash: text("code_hash").notNull().unique(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("device_code_sid").on(t.sid)],
);

/** Counters of rate-limiter-flexible, in the columns it expects. `expire` is in epoch milliseconds. */
export const rateLimit = pgTable("rate_limit", {
  key: varchar("key", { length: 255 }).primaryKey(),
  points: integer("points").notNull().default(0),
  expire: bigint("expire", { mode: "number" }),
});
