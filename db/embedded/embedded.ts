import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { APPLICATION_NAME, type Database, type Db, type Statements } from "../client";
import { MIGRATIONS_FOLDER } from "../migrations-folder";
import * as schema from "../schema";
import { lockFolder } from "./folder-lock.mjs";
import { preparedOn } from "./prepared";

/**
 * Opens the embedded database in `dataDir/database`, migrated, and locks the folder.
 * Throws `FolderInUse` when another process holds the folder.
 */
export async function openEmbedded(dataDir: string): Promise<Database> {
  await mkdir(dataDir, { recursive: true });
  const lock = await lockFolder(dataDir);
  const opened = await openPGlite({ dataDir: join(dataDir, "database") });
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await lock.release();
    },
  };
}

/** Opens an embedded database, in memory unless `dataDir` is set, migrated. */
export async function openPGlite(options: PGliteOptions): Promise<Database & { client: PGlite }> {
  const client = await PGlite.create({ ...options, extensions: { btree_gist } });
  const db = drizzle({ client, schema });
  await migrate(db, { migrationsFolder: MIGRATIONS_FOLDER });
  await client.exec(`set application_name = '${APPLICATION_NAME}'; set time zone 'UTC'`);
  const statements: Statements = { db: db as unknown as Db, prepared: preparedOn(client) };
  return {
    client,
    ...statements,
    live: statements,
    listen: null,
    query: async (text, values) => {
      // The simple protocol is enough without values, and costs half.
      const { rows } =
        values.length > 0 ? await client.query(text, values) : await execLast(client, text);
      return rows as [];
    },
    close: () => client.close(),
  };
}

/** The result of the last statement in the text. */
async function execLast(client: PGlite, text: string) {
  const results = await client.exec(text);
  return results.at(-1) ?? { rows: [] };
}
