import { inject } from "vitest";
import type { Database, Db } from "@/db/client";

/**
 * Starts the second write when the first is done but not committed. Commits the first once the
 * second waits for a lock or is done. The embedded database runs them one after the other. Returns
 * the result of the second.
 */
export async function overlapWrites<T>(
  database: Database,
  { first, second }: { first(tx: Db): Promise<unknown>; second(): Promise<T> },
): Promise<T> {
  const met = await database.db.transaction(async (tx) => {
    await first(tx);
    const begun = { answer: second(), isOver: false };
    const over = () => {
      begun.isOver = true;
    };
    begun.answer.then(over, over);
    const isAlone = inject("template").kind === "embedded";
    while (!isAlone && !begun.isOver && !(await isAnyoneWaiting(database))) {}
    return begun;
  });
  return met.answer;
}

async function isAnyoneWaiting(database: Database): Promise<boolean> {
  const waiting = `select 1 from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return (await database.query(waiting, [])).length > 0;
}
