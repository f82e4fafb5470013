import { createHmac, randomUUID } from "node:crypto";
import { and, desc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { invite } from "@/db/schema";
import type { RoomAction } from "@/domain/room/permissions";
import { MAX_RENEWED_INVITES } from "@/domain/room/quotas";
import { lockAccount } from "../account/queries";
import { serverSecret } from "../auth/secret";
import { requireFound } from "../refusal";
import { hashToken } from "./invite-queries";
import { lockMemberships } from "./member-queries";

/**
 * A room's lasting link can be shown again, so its token is not random: it is computed from the
 * link's id and the server's secret. Like every link, the database holds only its hash.
 */
const deriveToken = (id: string): string =>
  createHmac("sha256", serverSecret())
    .update(`lasting invite ${id}`)
    .digest()
    .subarray(0, 24)
    .toString("base64url");

interface Asked {
  roomId: string;
  userId: string;
}

/** Returns the room's lasting link, the same every time; creates it when there is none. */
export async function findLastingInvite(db: Db, asked: Asked) {
  const known = await readLastingInvite(db, asked.roomId);
  return known ? toLink(known) : db.transaction((tx) => createInTurn(tx, asked, "invite"));
}

/**
 * Replaces the lasting link `id`, which stops working. A repeated call returns the link that replaced
 * it. People who joined by the old link stay.
 */
export async function renewLastingInvite(db: Db, { id, ...asked }: Asked & { id: string }) {
  return db.transaction((tx) => createInTurn(tx, asked, "manage_invites", id));
}

/** Under the room's lock, so that simultaneous calls find the same link. */
async function createInTurn(
  tx: Db,
  { roomId, userId }: Asked,
  action: RoomAction,
  replaced?: string,
) {
  await lockAccount(tx, userId);
  const { room } = await lockMemberships(tx, { roomId, by: userId, action });
  const isLastingOfRoom = and(eq(invite.roomId, roomId), eq(invite.isLasting, true));
  if (replaced !== undefined) {
    const [asked] = await tx
      .select({ id: invite.id })
      .from(invite)
      .where(and(isLastingOfRoom, eq(invite.id, replaced)));
    requireFound(asked, "invite_not_found");
  }
  const known = await readLastingInvite(tx, roomId);
  if (known && known.id !== replaced) return toLink(known);
  await tx
    .update(invite)
    .set({ revokedAt: databaseNow })
    .where(and(isLastingOfRoom, isNull(invite.revokedAt)));
  const old = tx
    .select({ id: invite.id })
    .from(invite)
    .where(and(isLastingOfRoom, isNotNull(invite.revokedAt)))
    .orderBy(desc(invite.revokedAt), invite.id)
    .offset(MAX_RENEWED_INVITES);
  await tx.delete(invite).where(inArray(invite.id, old));
  const id = randomUUID();
  const [row] = await tx
    .insert(invite)
    .values({
      id,
      roomId,
      isLasting: true,
      role: "member",
      // As the form offers first: most people are invited to a coaching room to be coached.
      isCoached: room.isCoachingRoom,
      tokenHash: hashToken(deriveToken(id)),
    })
    .returning();
  return toLink(requireFound(row, "unexpected"));
}

/** Null also when the server's secret has changed since, because the token cannot be shown. */
async function readLastingInvite(db: Db, roomId: string) {
  const [row] = await db
    .select()
    .from(invite)
    .where(and(eq(invite.roomId, roomId), eq(invite.isLasting, true), isNull(invite.revokedAt)));
  return row && row.tokenHash === hashToken(deriveToken(row.id)) ? row : null;
}

const toLink = ({ id, isCoached, createdAt, uses }: typeof invite.$inferSelect) => ({
  id,
  token: deriveToken(id),
  isCoached,
  createdAt: createdAt.toISOString(),
  uses,
});
