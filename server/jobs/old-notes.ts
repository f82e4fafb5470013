import { inArray, lte, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { deferredNote, freeAlert } from "@/db/schema";
import { FREE_ALERT_MS, NOTE_KEPT_DAYS } from "@/domain/note/delivery";

/** Notes deleted by one transaction. */
const AT_ONCE = 500;

/**
 * Deletes notes some time after their delivery, and free alerts that are void. Returns how many notes it
 * deleted. Can be interrupted, repeated, and run by several processes at once.
 */
export async function removeOldNotes(db: Db, signal: AbortSignal): Promise<number> {
  let removed = 0;
  let latest: number;
  do {
    if (signal.aborted) return removed;
    latest = await removeSome(db);
    removed += latest;
  } while (latest === AT_ONCE);
  const isVoid = sql`${databaseNow} - ${`${FREE_ALERT_MS} milliseconds`}::interval`;
  await db.delete(freeAlert).where(lte(freeAlert.askedAt, isVoid));
  return removed;
}

/**
 * Counts from the delivery that the sender sees, so that the end of a note tells them nothing about a
 * session they could not see. The true delivery is a few hours later at most.
 */
const isOld = lte(
  deferredNote.shownDeliverAt,
  sql`${databaseNow} - make_interval(days => ${NOTE_KEPT_DAYS})`,
);

async function removeSome(db: Db): Promise<number> {
  return db.transaction(async (tx) => {
    // A note that somebody changes right now is left to the next day.
    const old = await tx
      .select({ id: deferredNote.id })
      .from(deferredNote)
      .where(isOld)
      .limit(AT_ONCE)
      .for("update", { skipLocked: true });
    const ids = old.map(({ id }) => id);
    if (ids.length > 0) await tx.delete(deferredNote).where(inArray(deferredNote.id, ids));
    return ids.length;
  });
}
