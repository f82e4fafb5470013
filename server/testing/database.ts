import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, inject } from "vitest";
import type { Database } from "@/db/client";
import { openPGlite } from "@/db/embedded/embedded";
import { openPostgres } from "@/db/postgres/postgres";
import type { TimeLimits } from "@/db/postgres/settings";
import { createDatabase, dropDatabase } from "./postgres-server";

/**
 * Opens a migrated, empty database for this test file, embedded or on the server of
 * TEST_DATABASE_URL. Call it at the top of a file or a `describe`. It is open from `beforeAll` to
 * `afterAll`, so read `.db` inside tests and hooks.
 */
export function testDatabase(): Database {
  let open: Database | undefined;
  const now = () => {
    if (!open) throw new Error("the test database is open only inside tests and hooks");
    return open;
  };
  beforeAll(async () => {
    open = await openTestDatabase();
  });
  afterAll(async () => {
    await open?.close();
    open = undefined;
  });
  return {
    get db() {
      return now().db;
    },
    get live() {
      return now().live;
    },
    get history() {
      return now().history;
    },
    get probe() {
      return now().probe;
    },
    stats: () => now().stats(),
    get listen() {
      return now().listen;
    },
    get copyTo() {
      return now().copyTo;
    },
    query: (text, values) => now().query(text, values),
    close: async () => {
      await open?.close();
      open = undefined;
    },
  };
}

/** So long that no test fails by them on a slow machine. */
const NO_HURRY: TimeLimits = {
  connect: 120_000,
  statement: 120_000,
  answer: 125_000,
  liveAnswer: 125_000,
  sharedRead: 4_000,
  lock: 120_000,
  idleInTransaction: 120_000,
  retry: 120_000,
};

let loaded: Promise<Blob> | undefined;

/**
 * The template's files, read once per process. As an ordinary `Blob` they would be copied several
 * times for each database, which takes a third of opening it.
 */
function loadTemplate(file: string): Promise<Blob> {
  loaded ??= readFile(file).then((bytes) => {
    const { buffer } = new Uint8Array(bytes);
    return Object.assign(new Blob(), { arrayBuffer: async () => buffer });
  });
  return loaded;
}

/** Opens a copy of the migrated template. Closing one on PostgreSQL drops it. */
async function openTestDatabase(): Promise<Database> {
  const template = inject("template");
  if (template.kind === "embedded") {
    return openPGlite({ loadDataDir: await loadTemplate(template.file) });
  }
  const name = template.name.replace("template", randomUUID().slice(0, 13));
  const url = await createDatabase(template.url, name, template.name);
  const database = await openPostgres(url, { poolSize: 16, limits: NO_HURRY });
  return {
    ...database,
    close: async () => {
      await database.close();
      await dropDatabase(template.url, name);
    },
  };
}
