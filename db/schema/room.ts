import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { MembershipEnd } from "@/domain/room/membership-end";
import type { Role } from "@/domain/room/permissions";
import type { Sharing } from "@/domain/room/sharing";
import { user } from "./account";
import { instant } from "./columns";

/** A focus room: the boundary of who sees what. */
export const room = pgTable("room", {
  id: uuid("id").primaryKey().defaultRandom(),
  slug: text("slug").notNull().unique(),
  name: text("name").notNull(),
  timeZone: text("time_zone").notNull().default("UTC"),
  /** In a coaching room members see only themselves and the coaches. Never changes. */
  isCoachingRoom: boolean("is_coaching_room").notNull().default(false),
  /** Every member may invite, not only owners. */
  membersInvite: boolean("members_invite").notNull().default(true),
  /**
   * Incremented with every change that its members must see. The live hub compares it to find lost
   * notices.
   */
  version: bigint("version", { mode: "number" }).notNull().default(0),
  /** Incremented with every change of its group sessions that all its members may notice. */
  groupVersion: bigint("group_version", { mode: "number" }).notNull().default(0),
  /** Otherwise only owners schedule group sessions. */
  membersSchedule: boolean("members_schedule").notNull().default(true),
  createdAt: instant("created_at").notNull().default(sql`stint_now()`),
});

export const membership = pgTable(
  "membership",
  {
    roomId: uuid("room_id")
      .notNull()
      .references(() => room.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    role: text("role").$type<Role>().notNull(),
    /** The owner also coaches, so that one person can run a coaching room alone. */
    alsoCoaches: boolean("also_coaches").notNull().default(false),
    /**
     * Somebody else made this member a coach of a coaching room. Other members see the coach only
     * after an agreement.
     */
    awaitsAgreement: boolean("awaits_agreement").notNull().default(false),
    /** Became an owner by somebody else's act, and has not seen the notice about it yet. */
    isNewOwner: boolean("is_new_owner").notNull().default(false),
    sharing: text("sharing").$type<Sharing>().notNull().default("full"),
    /** The room sees when the member's personal session ends, and nothing else about it. */
    showsBusy: boolean("shows_busy").notNull().default(false),
    /** The member chose `showsBusy`; before that the room's page asks them. */
    answeredBusy: boolean("answered_busy").notNull().default(false),
    /** Takes part in the room's comparison: is listed in it and may see it. */
    isCompared: boolean("is_compared").notNull().default(true),
    joinedAt: instant("joined_at").notNull().default(sql`stint_now()`),
  },
  (t) => [
    primaryKey({ columns: [t.roomId, t.userId] }),
    index("membership_user").on(t.userId),
    check("membership_role", sql`${t.role} in ('owner', 'member', 'coach')`),
    check("membership_also_coaches", sql`not ${t.alsoCoaches} or ${t.role} = 'owner'`),
    check(
      "membership_awaits_agreement",
      sql`not ${t.awaitsAgreement} or ${t.role} = 'coach' or ${t.alsoCoaches}`,
    ),
    check("membership_new_owner", sql`not ${t.isNewOwner} or ${t.role} = 'owner'`),
    check("membership_sharing", sql`${t.sharing} in ('full', 'activity', 'presence')`),
  ],
);

/**
 * How a membership ended, so that the room's page can say it: an owner removed the person, or the
 * room closed. Deleted after 30 days, with the account, and when the person joins again. The room may
 * be gone, and a room closes while its members' rows are not locked: both ids have no foreign key.
 */
export const formerMembership = pgTable(
  "former_membership",
  {
    userId: uuid("user_id").notNull(),
    roomSlug: text("room_slug").notNull(),
    ended: text("ended").$type<MembershipEnd>().notNull(),
    endedAt: instant("ended_at").notNull().default(sql`stint_now()`),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.roomSlug] }),
    check("former_membership_ended", sql`${t.ended} in ('removed', 'closed')`),
  ],
);

/**
 * An invite link. Only the token's hash is stored: a copy of the database gives no access. A room has
 * at most one lasting link that is not revoked. It belongs to the room: it has no creator, expiry or
 * number of uses, and its token can be computed again from the server's secret.
 */
export const invite = pgTable(
  "invite",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    roomId: uuid("room_id")
      .notNull()
      .references(() => room.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull().unique(),
    role: text("role").$type<Role>().notNull(),
    /** A person who joins by it gives the room's coaches the default grant, as the invite says. */
    isCoached: boolean("is_coached").notNull().default(false),
    isLasting: boolean("is_lasting").notNull().default(false),
    createdBy: uuid("created_by").references(() => user.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull().default(sql`stint_now()`),
    expiresAt: instant("expires_at"),
    maxUses: integer("max_uses"),
    uses: integer("uses").notNull().default(0),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    index("invite_room").on(t.roomId),
    index("invite_created_by").on(t.createdBy),
    uniqueIndex("invite_lasting")
      .on(t.roomId)
      .where(sql`${t.isLasting} and ${t.revokedAt} is null`),
    check(
      "invite_lasting_open",
      sql`not ${t.isLasting} or (${t.role} = 'member' and ${t.createdBy} is null
        and ${t.expiresAt} is null and ${t.maxUses} is null)`,
    ),
    check("invite_role", sql`${t.role} in ('member', 'coach')`),
    check(
      "invite_uses",
      sql`${t.uses} >= 0 and (${t.maxUses} is null or ${t.uses} <= ${t.maxUses})`,
    ),
  ],
);

/**
 * Members with an open stream: one row per room, member and app process. Renewed every 25 s and void
 * after 60 s, so members of a killed process stop showing as available.
 */
export const presence = pgTable(
  "presence",
  {
    roomId: uuid("room_id")
      .notNull()
      .references(() => room.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    processId: uuid("process_id").notNull(),
    seenAt: instant("seen_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.roomId, t.userId, t.processId] })],
);
