import type { Reason } from "../api/reasons";

interface InviteFacts {
  expiresAt: Date | null;
  maxUses: number | null;
  uses: number;
  revokedAt: Date | null;
}

/**
 * Returns the reason why an invite link is not valid now, or null. It expires exactly at
 * `expiresAt`.
 */
export function findInviteProblem(invite: InviteFacts, now: Date): Reason | null {
  if (invite.revokedAt) return "invite_revoked";
  if (invite.expiresAt && invite.expiresAt.getTime() <= now.getTime()) return "invite_expired";
  if (invite.maxUses !== null && invite.uses >= invite.maxUses) return "invite_used_up";
  return null;
}

/** The first word of a name, which is all that strangers see. */
export const findFirstName = (name: string): string => name.trim().split(/\s+/)[0] ?? "";
