import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { type Db, queryRows } from "./client";
import { MIGRATIONS_FOLDER } from "./migrations-folder.mjs";
import { CannotOpenDatabase } from "./pg-errors";

/** The database was migrated by a version of Stint that this one does not know. */
export class NewerSchema extends CannotOpenDatabase {
  constructor() {
    super(
      "The database was last used by a newer version of Stint, and this version cannot read it. " +
        "Start the newer version, or restore a backup from before the update.",
    );
    this.name = "NewerSchema";
  }
}

/**
 * Refuses a database with a migration that this program does not have: drizzle ignores it, and
 * statements would fail later. Compares the time of each migration, as drizzle does.
 */
export async function refuseNewerSchema(
  db: Db,
  { migrationsFolder = MIGRATIONS_FOLDER } = {},
): Promise<void> {
  const [found] = await queryRows<{ table: string | null }>(
    db,
    sql`select to_regclass('drizzle.__drizzle_migrations')::text as table`,
  );
  if (!found?.table) return;
  const applied = await queryRows<{ at: string }>(
    db,
    sql`select created_at::text as at from drizzle.__drizzle_migrations`,
  );
  const known = new Set(readMigrationFiles({ migrationsFolder }).map((file) => file.folderMillis));
  if (applied.some(({ at }) => !known.has(Number(at)))) throw new NewerSchema();
}
