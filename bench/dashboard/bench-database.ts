import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { openPostgres } from "@/db/postgres";
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
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  const own = new URL(url);
  own.pathname = `/${name}`;
  const drop = () => admin`drop database if exists ${admin(name)} with (force)`;
  const found = isKept ? await admin`select from pg_database where datname = ${name}` : [];
  if (found.length === 0) {
    await admin`create database ${admin(name)}`;
    try {
      await prepare(own.href, shape);
    } catch (error) {
      await drop();
      throw error;
    }
  }
  return {
    url: own.href,
    shape,
    remove: async () => {
      if (!isKept) await drop();
      await admin.end();
    },
  };
}

async function prepare(url: string, shape: Shape): Promise<void> {
  console.log(`Filling ${shape.sessions} sessions of ${shape.people} people …`);
  const begun = Date.now();
  await (await openPostgres(url)).close();
  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: { maintenance_work_mem: "512MB", synchronous_commit: "off" } as never,
  });
  await fill(sql, shape);
  await sql.end();
  console.log(`… in ${Math.round((Date.now() - begun) / 1000)} s.\n`);
}
