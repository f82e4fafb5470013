import type { Db } from "@/db/client";
import { isForeignKeyViolation } from "@/db/pg-errors";
import { lockAccountRows } from "../../account/queries";
import { Refusal } from "../../refusal";

/**
 * Prevents the deletion of a member's account until commit. Refuses with `member_not_found` if it
 * is already deleted.
 */
export async function lockMember(tx: Db, userId: string): Promise<void> {
  const held = await lockAccountRows(tx, [userId]);
  if (held.size === 0) throw new Refusal("member_not_found");
}

/**
 * Runs a coach's write about a member. If the member's row is deleted at the same time, refuses as
 * for an unknown member: `member_not_found`.
 */
export async function refusingDeletedMember<Written>(write: Promise<Written>): Promise<Written> {
  try {
    return await write;
  } catch (error) {
    throw isForeignKeyViolation(error) ? new Refusal("member_not_found") : error;
  }
}
