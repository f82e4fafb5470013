import type { Db } from "@/db/client";
import { isForeignKeyViolation } from "@/db/pg-errors";
import { lockAccountRows } from "../../account/queries";
import { Refusal } from "../../refusal";

/** Keeps a member's account from being deleted until commit; `member_not_found` when it is already. */
export async function lockMember(tx: Db, userId: string): Promise<void> {
  const held = await lockAccountRows(tx, [userId]);
  if (held.size === 0) throw new Refusal("member_not_found");
}

/**
 * What a coach writes about a member. Whose last trace is removed at that very instant is refused
 * as somebody who was never there: `member_not_found`.
 */
export async function refusingDeletedMember<Written>(write: Promise<Written>): Promise<Written> {
  try {
    return await write;
  } catch (error) {
    throw isForeignKeyViolation(error) ? new Refusal("member_not_found") : error;
  }
}
