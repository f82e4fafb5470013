import { randomUUID } from "node:crypto";
import { readConnectionUrl, withClient } from "@/db/postgres/connection.mjs";
import { openPostgres } from "@/db/postgres/postgres";
import {
  createDatabase,
  dropDatabase,
  runOnServer,
  withDatabase,
} from "@/server/testing/postgres-server";
import { fill } from "./fill";
import { createShape, type Shape } from "./shape";

export interface BenchDatabase {
  url: string;
  shape: Shape;
  /** Drops the database, unless `isKept` was set. */
  remove(): Promise<void>;
}

/**
 * Opens a filled database on the server of `url`. It is dropped afterwards, unless `isKept` keeps
 * it for the next run.
 */
export async function openFilledDatabase(
  url: string,
  { sessions, isKept }: { sessions: number; isKept: boolean },
): Promise<BenchDatabase> {
  const shape = createShape(sessions);
  const name = `stint_bench_${isKept ? `dashboard_${sessions}` : randomUUID().slice(0, 8)}`;
  const own = withDatabase(url, name);
  const drop = () => dropDatabase(url, name);
  const found = isKept
    ? await runOnServer(url, "select from pg_database where datname = $1", [name])
    : [];
  if (found.length === 0) {
    await createDatabase(url, name);
    try {
      await prepare(own, shape);
    } catch (error) {
      await drop();
      throw error;
    }
  }
  return {
    url: own,
    shape,
    remove: async () => {
      if (!isKept) await drop();
    },
  };
}

async function prepare(url: string, shape: Shape): Promise<void> {
  console.log(`Filling ${shape.sessions} sessions of ${shape.people} people …`);
  const begun = Date.now();
  await (await openPostgres(url)).close();
  await withClient(readConnectionUrl(url), async (client) => {
    await client.query("set maintenance_work_mem = '512MB'; set synchronous_commit = off");
    await fill(client, shape);
  });
  console.log(`… in ${Math.round((Date.now() - begun) / 1000)} s.\n`);
}
