import { inject } from "vitest";
import type { Database, Db } from "@/db/client";

/**
 * Two writes that meet: the second begins when the first is done but not committed, which it is as
 * soon as the second waits or is over. On the embedded database they follow each other by
 * themselves. Answers the second.
 */
export async function meeting<T>(
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
    while (!isAlone && !begun.isOver && !(await someoneWaits(database))) {}
    return begun;
  });
  return met.answer;
}

async function someoneWaits(database: Database): Promise<boolean> {
  const waiting = `select 1 from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return (await database.query(waiting, [])).length > 0;
}
