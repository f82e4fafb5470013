import type { Database } from "@/db/client";
import { findMonth } from "@/domain/time/period";
import { log } from "../../log";
import { packMonths } from "./pack-months";

/** Months per transaction. The person cannot start or end a session until it commits. */
const MONTHS_AT_ONCE = 12;

let packing: Promise<void> = Promise.resolve();

/**
 * Packs the months of these days after the response was sent. Handles one person at a time, so it
 * uses at most one connection.
 */
export function packLater(database: Database, days: { userId: string; date: string }[]): void {
  const wanted = new Map<string, Set<string>>();
  for (const { userId, date } of days) {
    const months = wanted.get(userId) ?? new Set();
    wanted.set(userId, months.add(findMonth(date).from));
  }
  if (wanted.size === 0) return;
  packing = packing.then(() => packAll(database, wanted));
}

/** Resolves when all packing to date is done. */
export const packingDone = (): Promise<void> => packing;

async function packAll(database: Database, wanted: Map<string, Set<string>>): Promise<void> {
  for (const [userId, months] of wanted) {
    const list = [...months].sort();
    try {
      for (let i = 0; i < list.length; i += MONTHS_AT_ONCE) {
        const months = list.slice(i, i + MONTHS_AT_ONCE);
        await packMonths(database.db, { userId, months });
      }
    } catch (error) {
      // Nothing is lost: the months are read row by row until they are packed.
      log.error({ err: error, userId }, "packing months failed");
    }
  }
}
