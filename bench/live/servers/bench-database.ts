import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@/db/client";
import { openDatabase } from "@/db/open";
import { createDatabase, dropDatabase } from "@/server/testing/postgres-server";

interface BenchDatabase {
  database: Database;
  /** Closes the database and deletes it. */
  remove(): Promise<void>;
}

/** Opens a new database: on the server of DATABASE_URL, else embedded in a temporary folder. */
export async function openEmptyDatabase(): Promise<BenchDatabase> {
  const { DATABASE_URL } = process.env;
  if (DATABASE_URL) return openOnServer(DATABASE_URL);
  const folder = await mkdtemp(join(tmpdir(), "stint-bench-"));
  const database = await openDatabase({ DATA_DIR: folder });
  return {
    database,
    remove: async () => {
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function openOnServer(url: string): Promise<BenchDatabase> {
  const name = `stint_bench_${randomUUID().slice(0, 8)}`;
  const database = await openDatabase({ DATABASE_URL: await createDatabase(url, name) });
  return {
    database,
    remove: async () => {
      await database.close();
      await dropDatabase(url, name);
    },
  };
}
