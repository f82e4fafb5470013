import { sql } from "drizzle-orm";
import type { Db } from "./client";

/**
 * Fails when the database does not accept writes: it is read-only, its disk is full, or it is down.
 * Commits one row, which the log must hold, and sorts more than fits in memory, which needs new disk
 * space: small writes still succeed on a full disk for a while.
 *
 * @param name of this process; processes that share a row would wait for each other
 */
export async function probeWrites(db: Db, name: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      insert into rate_limit (key, points, expire)
      values (${`readiness ${name}`}, 0, extract(epoch from stint_now())::bigint * 1000)
      on conflict (key) do update set expire = excluded.expire`);
    await tx.execute(sql`set local work_mem = '64kB'`);
    await tx.execute(sql`select count(*) from
      (select n from generate_series(1, 3000) n order by md5(n::text) || repeat(' ', 100)) sorted`);
  });
}
