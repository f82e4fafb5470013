import type { PGlite, PGliteOptions } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { APPLICATION_NAME, addPrepared, type Database, type Db, type Drizzle } from "../client";
import { keepValuesOutOfErrors } from "../error-values";
import { MIGRATIONS_FOLDER } from "../migrations-folder.mjs";
import { refuseNewerSchema } from "../newer-schema";
import * as schema from "../schema";
import { copyDatabaseFolder } from "./copy-folder.mjs";
import { createDatabase, createWhenMissing, openFolder } from "./database-folder";
import { createSpaceCheck } from "./disk-space.mjs";
import { EmbeddedClient } from "./embedded-client";
import { PGLITE_OPTIONS } from "./pglite-options.mjs";
import { PreparedStatements } from "./prepared";
import { closeToOthers } from "./private-folder.mjs";
import { finishReplacement } from "./replace-database.mjs";
import type { ServerLog } from "./server-log.mjs";
import { startUpkeep } from "./upkeep";

/** Far above what a healthy database needs, on a slow machine too. */
const LIMITS = { maxWaiting: 5_000, maxWaitMs: 10_000, maxTransactionMs: 60_000 };

/**
 * Opens the embedded database in `dataDir/database`, migrated, and locks the folder.
 *
 * @throws {FolderInUse} when another process holds the folder
 * @throws {CannotOpenDatabase} when the files, the disk or the schema do not allow it
 */
export async function openEmbedded(dataDir: string): Promise<Database> {
  const { opened, unlock } = await openFolder(dataDir, async (folder, log) => {
    await finishReplacement(dataDir);
    return openServing(folder, log);
  });
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await unlock();
    },
  };
}

/** Opens the database in a folder, with limits and upkeep. */
async function openServing(folder: string, log: ServerLog): Promise<Database> {
  await createWhenMissing(folder, (draft) => createDatabase(draft, log));
  await closeToOthers(folder);
  const { client, ...database } = await openPGlite({ dataDir: folder, onStderr: log.write });
  log.onPanic = exitOnPanic;
  client.limit({ ...LIMITS, hasSpace: createSpaceCheck(folder), onSpaceChange });
  const stopUpkeep = startUpkeep(client);
  return {
    ...database,
    copyTo: (to) =>
      copyDatabaseFolder(folder, to, (finish) => client._runExclusiveTransaction(finish)),
    close: async () => {
      stopUpkeep();
      await database.close();
    },
  };
}

/** Opens an embedded database, in memory unless `dataDir` is set, migrated. */
export async function openPGlite(
  options: PGliteOptions,
): Promise<Database & { client: EmbeddedClient }> {
  keepValuesOutOfErrors();
  const client = await EmbeddedClient.open({ ...PGLITE_OPTIONS, ...options });
  const db = drizzle({ client, schema });
  try {
    await refuseNewerSchema(db as unknown as Db);
    await migrate(db, { migrationsFolder: MIGRATIONS_FOLDER });
    await client.exec(`set application_name = '${APPLICATION_NAME}'; set time zone 'UTC'`);
  } catch (error) {
    await client.close();
    throw error;
  }
  const own = databaseOn(client, db as unknown as Drizzle);
  return {
    client,
    db: own,
    live: own,
    probe: own,
    history: own,
    stats: () => ({ waiting: client.waiting, connections: null, idle: null }),
    listen: null,
    copyTo: null,
    query: async (text, values) => {
      // The simple protocol is enough without values, and costs half.
      const { rows } =
        values.length > 0 ? await client.query(text, values) : await execLast(client, text);
      return rows as [];
    },
    close: () => client.close(),
  };
}

function databaseOn(client: EmbeddedClient, drizzle: Drizzle): Db {
  const statements = new PreparedStatements(client);
  const begin = drizzle.transaction.bind(drizzle);
  const db = addPrepared(drizzle, statements.run);
  db.transaction = (work, config) =>
    begin(async (tx) => {
      const own = statements.inTransaction();
      try {
        return await work(addPrepared(tx as unknown as Drizzle, own.run));
      } finally {
        own.end();
      }
    }, config);
  return db;
}

/** The result of the last statement in the text. */
async function execLast(client: PGlite, text: string) {
  const results = await client.exec(text);
  return results.at(-1) ?? { rows: [] };
}

function onSpaceChange(hasSpace: boolean): void {
  writeLine(
    40,
    hasSpace
      ? "The disk that holds DATA_DIR has space again: changes are accepted."
      : "The disk that holds DATA_DIR is full: changes are refused until 32 MB are free.",
  );
}

/** Ends the process: PGlite would execute the failed statement forever, and stall everything. */
function exitOnPanic(reason: string): void {
  writeLine(60, `The embedded database has stopped: ${reason} Start Stint again.`);
  process.exit(1);
}

/** A line of the process's log, which is above this layer: 40 is a warning, 60 ends the process. */
const writeLine = (level: 40 | 60, msg: string) =>
  process.stderr.write(`${JSON.stringify({ level, time: Date.now(), msg })}\n`);
