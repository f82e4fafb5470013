import type { Role } from "./permissions";

/**
 * Whether a member must see a notice that they are an owner now: after somebody else made them one, or
 * the only owner deleted their account. It stays so until they dismiss the notice or stop to own.
 */
export function becomesNewOwner(
  before: { role: Role; isNewOwner: boolean },
  after: { role: Role },
  { isOwnAct }: { isOwnAct: boolean },
): boolean {
  if (after.role !== "owner") return false;
  return before.role === "owner" ? before.isNewOwner : !isOwnAct;
}
