import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { readClock } from "@/db/clock";
import { violatedConstraint } from "@/db/pg-errors";
import { user } from "@/db/schema";
import { nameKey } from "@/domain/room/impersonation";
import { localDay } from "@/domain/time/local-day";
import { signOutDevices } from "../auth/mutations";
import { hashPassword, isPasswordRight } from "../auth/password";
import type { Notice } from "../live/announce";
import { bumpRooms } from "../live/versions";
import { Refusal } from "../refusal";
import { refuseImpersonation } from "../room/member-queries";
import { listRoomIds, lockAccount } from "./queries";

/**
 * Changes the name or the time zone. Past sessions keep the local day they were stored with, and a
 * day that began in the zone one leaves is not ahead in the next. A name by which the person would
 * be taken for a coach of a room of theirs is refused: `name_taken`.
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
    // Whoever had the name before keeps it, as in another spelling.
    const isOther = nameKey(name) !== nameKey(left.name);
    if (isOther) await refuseImpersonation(tx, { roomIds: rooms, userId, name });
    return { rooms };
  });
}

/** Turns a guest into an account with e-mail and password; everything recorded stays. */
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
 * Gives an account another password and signs its other devices out: whoever knew the old one is
 * out. Only whoever knows it may (`wrong_password`), and of two at once only one. Answers whom the
 * streams must let go.
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
