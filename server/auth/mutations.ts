import { and, eq, inArray, ne } from "drizzle-orm";
import type { Db } from "@/db/client";
import { activity, authSession, user } from "@/db/schema";
import { DEFAULT_ACTIVITIES } from "@/domain/focus-session/default-activities";
import type { Notice } from "../live/announce";
import { acceptInvite } from "../room/invite-mutations";
import { signedInUntil } from "./viewer";

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
 * Creates a guest who joins a room by an invite link, in one transaction: a refused link leaves no
 * account behind.
 */
export async function createInvitedGuest(
  db: Db,
  { invite, ...guest }: { name: string; timeZone: string; invite: string },
): Promise<{ id: string; name: string; notice: Notice }> {
  return db.transaction(async (tx) => {
    const created = await createGuest(tx, guest);
    const { notice } = await acceptInvite(tx, { userId: created.id, token: invite });
    return { ...created, notice };
  });
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
