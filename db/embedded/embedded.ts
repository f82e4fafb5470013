import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { APPLICATION_NAME, type Database, type Db } from "../client";
import { MIGRATIONS_FOLDER } from "../migrations-folder";
import * as schema from "../schema";
import { lockFolder } from "./folder-lock.mjs";
import { preparedOn } from "./prepared";

/**
 * Opens the embedded database in `dataDir/database`, migrated, and keeps every other process out.
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

/** Opens an embedded database wherever the options say (in memory for tests), migrated. */
export async function openPGlite(options: PGliteOptions): Promise<Database & { client: PGlite }> {
  const client = await PGlite.create({ ...options, extensions: { btree_gist } });
  const db = drizzle({ client, schema });
  await migrate(db, { migrationsFolder: MIGRATIONS_FOLDER });
  await client.exec(`set application_name = '${APPLICATION_NAME}'; set time zone 'UTC'`);
  return {
    client,
    db: db as unknown as Db,
    sql: null,
    query: async (text, values) => {
      // Without values the simple protocol does, which costs half.
      const { rows } =
        values.length > 0 ? await client.query(text, values) : await last(client, text);
      return rows as [];
    },
    prepared: preparedOn(client),
    close: () => client.close(),
  };
}

async function last(client: PGlite, text: string) {
  const results = await client.exec(text);
  return results.at(-1) ?? { rows: [] };
}
