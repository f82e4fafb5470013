import { clearInterval, setInterval } from "node:timers";
import type { EmbeddedClient } from "./embedded-client";

const EVERY_MS = 60_000;

/** Log written since the last checkpoint, in bytes, after which the next one is due. */
const CHECKPOINT_AFTER = 16 * 1024 * 1024;

/**
 * Replaces PostgreSQL's background processes, which PGlite lacks: without checkpoints the log on
 * disk grows until the process ends, and without vacuum tables grow with every update. A round
 * handles at most one table, because nothing else runs meanwhile. Returns a function that stops it.
 */
export function startUpkeep(client: EmbeddedClient, { everyMs = EVERY_MS } = {}): () => void {
  const upkeep = new Upkeep(client);
  const timer = setInterval(() => {
    // Failures are temporary (a full disk, a closing database): the next round tries again.
    upkeep.run().catch(() => {});
  }, everyMs).unref();
  return () => clearInterval(timer);
}

export class Upkeep {
  #checkpointAt = 0;

  constructor(private readonly client: EmbeddedClient) {}

  async run(): Promise<void> {
    if (!this.client.hasSpace) return;
    const table = await this.#findTable();
    if (table) await this.client.exec(`vacuum (analyze) ${table}`);
    const position = await this.#logPosition();
    if (position - this.#checkpointAt < CHECKPOINT_AFTER) return;
    await this.client.exec("checkpoint");
    this.#checkpointAt = position;
  }

  /** The table with the most outdated rows, by the thresholds of PostgreSQL's autovacuum. */
  async #findTable(): Promise<string | null> {
    const { rows } = await this.client.query<{ name: string }>(`
      select format('%I.%I', schemaname, relname) as name from pg_stat_all_tables
      where n_dead_tup > 50 + 0.2 * n_live_tup or n_mod_since_analyze > 50 + 0.1 * n_live_tup
      order by n_dead_tup + n_mod_since_analyze desc limit 1`);
    return rows[0]?.name ?? null;
  }

  async #logPosition(): Promise<number> {
    const { rows } = await this.client.query<{ bytes: string }>(
      "select pg_current_wal_insert_lsn() - '0/0'::pg_lsn as bytes",
    );
    return Number(rows[0]?.bytes);
  }
}
