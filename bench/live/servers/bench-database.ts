import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { Database } from "@/db/client";
import { openDatabase } from "@/db/open";

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
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  await admin`create database ${admin(name)}`;
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = await openDatabase({ DATABASE_URL: own.href });
  return {
    database,
    remove: async () => {
      await database.close();
      await admin`drop database ${admin(name)} with (force)`;
      await admin.end();
    },
  };
}
