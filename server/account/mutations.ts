import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { readClock } from "@/db/clock";
import { violatedConstraint } from "@/db/pg-errors";
import { user } from "@/db/schema";
import { localDay } from "@/domain/time/local-day";
import { signOutDevices } from "../auth/mutations";
import { hashPassword, isPasswordRight } from "../auth/password";
import type { Notice } from "../live/announce";
import { bumpRooms } from "../live/versions";
import { Refusal, requireFound } from "../refusal";
import { refuseImpersonation } from "../room/member-queries";
import { listRoomIds, lockAccount } from "./queries";

/**
 * Changes the name or the time zone. Past sessions keep their stored local day. `latestDay`
 * remembers the latest day begun in the old time zone. Refuses a name that could be taken for that
 * of a coach in one of the person's rooms: `name_taken`.
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
    await refuseImpersonation(tx, { roomIds: rooms, userId, name, nameBefore: left.name });
    return { rooms };
  });
}

interface Claim {
  userId: string;
  email: string;
  password: string;
}

/**
 * Turns a guest into an account with email and password. All data stays. Checks what costs little
 * before it hashes. A repeated call with the same email and password changes nothing.
 */
export async function claimAccount(db: Db, claim: Claim): Promise<void> {
  const { userId, email, password } = claim;
  if (await isRepeatedClaim(db, claim)) return;
  await refuseTakenEmail(db, claim);
  const passwordHash = await hashPassword(password);
  try {
    const claimed = await db
      .update(user)
      .set({ email, passwordHash })
      .where(and(eq(user.id, userId), isNull(user.passwordHash), isNull(user.leftAt)))
      .returning({ id: user.id });
    if (claimed.length === 0) await isRepeatedClaim(db, claim);
  } catch (error) {
    if (violatedConstraint(error) === "user_email") throw new Refusal("email_taken");
    throw error;
  }
}

/** False for a guest. Refuses an account with another email or password: `already_claimed`. */
async function isRepeatedClaim(db: Db, { userId, email, password }: Claim): Promise<boolean> {
  const person = await findCredentials(db, userId);
  if (person.passwordHash === null) return false;
  const isSame = person.email === email && (await isPasswordRight(person.passwordHash, password));
  if (!isSame) throw new Refusal("already_claimed");
  return true;
}

/** Spares the hash. The unique index decides between simultaneous claims. */
async function refuseTakenEmail(db: Db, { userId, email }: Claim): Promise<void> {
  const taken = await db
    .select({ id: user.id })
    .from(user)
    .where(and(eq(sql`lower(${user.email})`, email), ne(user.id, userId)));
  if (taken.length > 0) throw new Refusal("email_taken");
}

async function findCredentials(db: Db, userId: string) {
  const [person] = await db
    .select({ email: user.email, passwordHash: user.passwordHash })
    .from(user)
    .where(and(eq(user.id, userId), isNull(user.leftAt)));
  return requireFound(person, "sign_in_required");
}

/**
 * Changes the password and signs out all other devices. Refuses a wrong current password
 * (`wrong_password`); of two simultaneous changes to different passwords only one succeeds. A
 * repeated call finds the new password in place and changes nothing. Returns the devices whose
 * streams must close.
 */
export async function changePassword(
  db: Db,
  { userId, sid, current, next }: { userId: string; sid: string; current: string; next: string },
): Promise<Notice> {
  const { passwordHash: held } = await findCredentials(db, userId);
  if (held && (await isPasswordRight(held, current))) {
    const passwordHash = await hashPassword(next);
    const notice = await replaceHash(db, { userId, sid, held, passwordHash });
    if (notice) return notice;
  }
  const { passwordHash } = await findCredentials(db, userId);
  if (passwordHash && (await isPasswordRight(passwordHash, next))) return {};
  throw new Refusal("wrong_password");
}

/** Returns `null` if the password has changed meanwhile. */
async function replaceHash(
  db: Db,
  change: { userId: string; sid: string; held: string; passwordHash: string },
): Promise<Notice | null> {
  const { userId, sid, held, passwordHash } = change;
  return db.transaction(async (tx) => {
    // Orders this and a sign-in whose password was verified before.
    await lockAccount(tx, userId);
    const changed = await tx
      .update(user)
      .set({ passwordHash })
      .where(and(eq(user.id, userId), eq(user.passwordHash, held)))
      .returning({ id: user.id });
    if (changed.length === 0) return null;
    return { devices: await signOutDevices(tx, { userId, except: sid }) };
  });
}
