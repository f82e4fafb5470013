import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { readClock } from "@/db/clock";
import { violatedConstraint } from "@/db/pg-errors";
import { user } from "@/db/schema";
import { isSimilarName } from "@/domain/room/impersonation";
import { localDay } from "@/domain/time/local-day";
import { signOutDevices } from "../auth/mutations";
import { hashPassword, isPasswordRight } from "../auth/password";
import type { Notice } from "../live/announce";
import { bumpRooms } from "../live/versions";
import { Refusal } from "../refusal";
import { refuseImpersonation } from "../room/member-queries";
import { listRoomIds, lockAccount } from "./queries";

/**
 * Changes the name or the time zone. Past sessions keep their stored local day. `latestDay`
 * remembers the latest day begun in the old time zone. Refuses a name that could be taken for that
 * of an owner or coach in one of the person's rooms: `name_taken`.
 */
export async function updateAccount(
  db: Db,
  { userId, name, timeZone }: { userId: string; name?: string; timeZone?: string },
): Promise<Notice> {
  if (!name && !timeZone) return {};
  return db.transaction(async (tx) => {
    const left = await lockAccount(tx, userId);
    const day = localDay(await readClock(tx), left.timeZone);
    const latestDay = timeZone && sql`greatest(${user.latestDay}, ${day}::date)`;
    await tx.update(user).set({ name, timeZone, latestDay }).where(eq(user.id, userId));
    if (!name) return {};
    const rooms = await listRoomIds(tx, userId);
    await bumpRooms(tx, rooms);
    // A different spelling of the person's current name is allowed.
    if (!isSimilarName(name, left.name))
      await refuseImpersonation(tx, { roomIds: rooms, userId, name });
    return { rooms };
  });
}

/** Turns a guest into an account with email and password. All data stays. */
export async function claimAccount(
  db: Db,
  { userId, email, password }: { userId: string; email: string; password: string },
): Promise<void> {
  const passwordHash = await hashPassword(password);
  try {
    const claimed = await db
      .update(user)
      .set({ email, passwordHash })
      .where(and(eq(user.id, userId), isNull(user.passwordHash)))
      .returning({ id: user.id });
    if (claimed.length === 0) throw new Refusal("already_claimed");
  } catch (error) {
    if (violatedConstraint(error) === "user_email") throw new Refusal("email_taken");
    throw error;
  }
}

/**
 * Changes the password and signs out all other devices. Refuses a wrong current password
 * (`wrong_password`); of two simultaneous changes only one succeeds. Returns the devices whose
 * streams must close.
 */
export async function changePassword(
  db: Db,
  { userId, sid, current, next }: { userId: string; sid: string; current: string; next: string },
): Promise<Notice> {
  const [person] = await db
    .select({ passwordHash: user.passwordHash })
    .from(user)
    .where(eq(user.id, userId));
  const held = person?.passwordHash ?? null;
  if (!(held && (await isPasswordRight(held, current)))) throw new Refusal("wrong_password");
  const passwordHash = await hashPassword(next);
  return db.transaction(async (tx) => {
    const changed = await tx
      .update(user)
      .set({ passwordHash })
      .where(and(eq(user.id, userId), eq(user.passwordHash, held)))
      .returning({ id: user.id });
    if (changed.length === 0) throw new Refusal("wrong_password");
    return { devices: await signOutDevices(tx, { userId, except: sid }) };
  });
}
