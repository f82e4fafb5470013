import { and, desc, eq, inArray, ne } from "drizzle-orm";
import type { Db } from "@/db/client";
import { lockUser } from "@/db/person-lock";
import { activity, authSession, user } from "@/db/schema";
import { DEFAULT_ACTIVITIES } from "@/domain/focus-session/default-activities";
import type { Notice } from "../live/announce";
import { acceptInvite } from "../room/invite-mutations";
import { signedInUntil } from "./viewer";

/** Devices that one person may have signed in, which are listed without paging. */
export const MAX_DEVICES = 100;

/** Creates a guest with the six default activities. */
export async function createGuest(
  db: Db,
  guest: { name: string; timeZone: string },
): Promise<{ id: string; name: string }> {
  return db.transaction(async (tx) => {
    const [person] = await tx.insert(user).values(guest).returning({ id: user.id });
    if (!person) throw new Error("the guest was not inserted");
    await tx
      .insert(activity)
      .values(
        DEFAULT_ACTIVITIES.map((preset, position) => ({ ...preset, position, userId: person.id })),
      );
    return { id: person.id, name: guest.name };
  });
}

/**
 * Creates a guest, signed in on a device and with an invite a member of its room, in one
 * transaction: a refused link leaves no account behind.
 */
export async function createSignedInGuest(
  db: Db,
  {
    device,
    invite,
    ...guest
  }: { name: string; timeZone: string; device: string | null; invite?: string | undefined },
): Promise<{ id: string; name: string; sid: string; notice: Notice }> {
  return db.transaction(async (tx) => {
    const created = await createGuest(tx, guest);
    const { id: userId } = created;
    const { notice } = invite ? await acceptInvite(tx, { userId, token: invite }) : { notice: {} };
    return { ...created, sid: await signInDevice(tx, { userId, device }), notice };
  });
}

/**
 * Signs a device in after its password was verified against `passwordHash`. Returns `null` if that
 * is no longer the account's hash: the lock orders this and a change of the password, which signs
 * out the other devices.
 */
export async function signInVerifiedDevice(
  db: Db,
  {
    passwordHash,
    ...signIn
  }: { userId: string; device: string | null; passwordHash: string | null },
): Promise<string | null> {
  const { userId } = signIn;
  if (passwordHash === null) return null;
  return db.transaction(async (tx) => {
    await lockUser(tx, userId);
    const [held] = await tx
      .select({ id: user.id })
      .from(user)
      .where(and(eq(user.id, userId), eq(user.passwordHash, passwordHash)));
    if (!held) return null;
    const sid = await signInDevice(tx, signIn);
    await signOutLeastUsed(tx, userId);
    return sid;
  });
}

/** Signs out the devices beyond the limit, those used longest ago first. */
export async function signOutLeastUsed(tx: Db, userId: string): Promise<void> {
  const beyond = tx
    .select({ id: authSession.id })
    .from(authSession)
    .where(eq(authSession.userId, userId))
    .orderBy(desc(authSession.lastSeenAt), desc(authSession.createdAt), authSession.id)
    .offset(MAX_DEVICES);
  await tx.delete(authSession).where(inArray(authSession.id, beyond));
}

/** Signs a device in and returns its `sid`. */
export async function signInDevice(
  db: Db,
  { userId, device }: { userId: string; device: string | null },
): Promise<string> {
  const [row] = await db
    .insert(authSession)
    .values({
      userId,
      device: device?.slice(0, 200) ?? null,
      expiresAt: signedInUntil,
    })
    .returning({ id: authSession.id });
  if (!row) throw new Error("the device was not signed in");
  return row.id;
}

/** Signs out all devices of a person, only `sids`, or all but `except`. Returns those signed out. */
export async function signOutDevices(
  db: Db,
  { userId, sids, except }: { userId: string; sids?: string[]; except?: string },
): Promise<string[]> {
  const isSelected = and(
    eq(authSession.userId, userId),
    sids && inArray(authSession.id, sids),
    except ? ne(authSession.id, except) : undefined,
  );
  const rows = await db.delete(authSession).where(isSelected).returning({ id: authSession.id });
  return rows.map((row) => row.id);
}
