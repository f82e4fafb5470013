import type { Role } from "./permissions";

/** A member who stays when the owner leaves. */
export interface RemainingMember {
  userId: string;
  role: Role;
  joinedAt: Date;
}

/**
 * The new owner of a room whose owner deleted their account; null while another owner stays. It is
 * the member who joined first, or a coach if there are only coaches. The id decides between members
 * who joined at the same instant, so that every process finds the same one.
 */
export function findSuccessor<Person extends RemainingMember>(
  members: readonly Person[],
): Person | null {
  if (members.some(({ role }) => role === "owner")) return null;
  const [first] = [...members].sort(
    (a, b) =>
      Number(a.role === "coach") - Number(b.role === "coach") ||
      a.joinedAt.getTime() - b.joinedAt.getTime() ||
      (a.userId < b.userId ? -1 : 1),
  );
  return first ?? null;
}
