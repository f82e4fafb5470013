import type { Role } from "./permissions";

/** A member who stays in a room. */
export interface RemainingMember {
  userId: string;
  role: Role;
  joinedAt: Date;
}

/**
 * Who becomes the owner of a room whose owner is gone for good: nobody while an owner stays, else
 * the longest-standing member; a coach only where there is nobody else. Of two who joined at the
 * same instant the one with the lower id, so that every process names the same.
 */
export function findSuccessor<Person extends RemainingMember>(
  stayers: readonly Person[],
): Person | null {
  if (stayers.some(({ role }) => role === "owner")) return null;
  const [first] = [...stayers].sort(
    (a, b) =>
      Number(a.role === "coach") - Number(b.role === "coach") ||
      a.joinedAt.getTime() - b.joinedAt.getTime() ||
      (a.userId < b.userId ? -1 : 1),
  );
  return first ?? null;
}
