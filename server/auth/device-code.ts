import { createHmac, randomInt } from "node:crypto";
import { and, eq, exists, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { lockUser } from "@/db/person-lock";
import { authSession, deviceCode, membership, user } from "@/db/schema";
import { CODE_LENGTH, CODE_LETTERS, CODE_MINUTES, formatCode } from "@/domain/account/device-code";
import { lockAccount } from "../account/queries";
import { Refusal, requireFound } from "../refusal";
import { signInDevice, signOutLeastUsed } from "./mutations";
import { serverSecret } from "./secret";

const hashCode = (code: string): string =>
  createHmac("sha256", serverSecret()).update(`device code ${code}`).digest("base64url");

/**
 * Creates the code that signs another device in to this account, for `CODE_MINUTES` and once. It
 * replaces the person's code before it, and ends when the device that shows it is signed out.
 */
export async function createDeviceCode(
  db: Db,
  { userId, sid }: { userId: string; sid: string },
): Promise<{ code: string; expiresAt: string }> {
  const code = Array.from(
    { length: CODE_LENGTH },
    () => CODE_LETTERS[randomInt(CODE_LETTERS.length)],
  ).join("");
  return db.transaction(async (tx) => {
    await lockAccount(tx, userId);
    const [device] = await tx
      .select({ id: authSession.id })
      .from(authSession)
      .where(and(eq(authSession.id, sid), eq(authSession.userId, userId)))
      .for("key share");
    requireFound(device, "sign_in_required");
    const facts = {
      sid,
      codeHash: hashCode(code),
      expiresAt: sql`${databaseNow} + make_interval(mins => ${CODE_MINUTES})`,
    };
    const [row] = await tx
      .insert(deviceCode)
      .values({ userId, ...facts })
      .onConflictDoUpdate({ target: deviceCode.userId, set: facts })
      .returning({ expiresAt: deviceCode.expiresAt });
    const { expiresAt } = requireFound(row, "unexpected");
    return { code: formatCode(code), expiresAt: expiresAt.toISOString() };
  });
}

/**
 * Signs a device in to the account whose code was typed there, and uses the code up. Refuses a code
 * that is wrong, expired or used, and with a room that of a person who is not a member:
 * `wrong_code`.
 */
export async function signInByCode(
  db: Db,
  { code, roomId, device }: { code: string; roomId: string | null; device: string | null },
): Promise<{ id: string; name: string; sid: string }> {
  return db.transaction(async (tx) => {
    const seat = tx
      .select({ userId: membership.userId })
      .from(membership)
      .where(and(eq(membership.userId, deviceCode.userId), eq(membership.roomId, roomId ?? "")));
    const isThis = and(
      eq(deviceCode.codeHash, hashCode(code)),
      gt(deviceCode.expiresAt, databaseNow),
      roomId === null ? undefined : exists(seat),
    );
    const [found] = await tx.select({ userId: deviceCode.userId }).from(deviceCode).where(isThis);
    const { userId } = requireFound(found, "wrong_code");
    // The lock orders this and a change of the password, which deletes codes of other devices.
    await lockUser(tx, userId);
    const [used] = await tx.delete(deviceCode).where(isThis).returning();
    requireFound(used, "wrong_code");
    const [person] = await tx
      .select({ name: user.name })
      .from(user)
      .where(and(eq(user.id, userId), isNull(user.leftAt)));
    if (!person) throw new Refusal("wrong_code");
    const sid = await signInDevice(tx, { userId, device });
    await signOutLeastUsed(tx, userId);
    return { id: userId, name: person.name, sid };
  });
}
