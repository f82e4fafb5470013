import type { Reason } from "../api/reasons";

interface InviteFacts {
  expiresAt: Date | null;
  maxUses: number | null;
  uses: number;
  revokedAt: Date | null;
}

/** Why this invite link opens nothing now, or null. It expires at its very instant. */
export function findInviteProblem(invite: InviteFacts, now: Date): Reason | null {
  if (invite.revokedAt) return "invite_revoked";
  if (invite.expiresAt && invite.expiresAt.getTime() <= now.getTime()) return "invite_expired";
  if (invite.maxUses !== null && invite.uses >= invite.maxUses) return "invite_used_up";
  return null;
}

/** What strangers are shown of a name: its first word. */
export const findFirstName = (name: string): string => name.trim().split(/\s+/)[0] ?? "";
