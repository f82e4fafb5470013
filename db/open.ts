import { resolve } from "node:path";
import type { Database } from "./client";

/**
 * Opens the database the environment names, migrated: PostgreSQL at `DATABASE_URL`, else the
 * embedded one in `DATA_DIR`. Throws `FolderInUse` when another process holds that folder.
 */
export async function openDatabase(env: {
  DATABASE_URL?: string | undefined;
  DATA_DIR?: string | undefined;
}): Promise<Database> {
  // Each driver is loaded only where it is used: the embedded one is a whole database.
  if (env.DATABASE_URL) {
    const { openPostgres } = await import("./postgres");
    return openPostgres(env.DATABASE_URL);
  }
  const { openEmbedded } = await import("./embedded/embedded");
  // The owner's data, not a part of the app: the bundler need not look what lies there.
  return openEmbedded(resolve(/* turbopackIgnore: true */ env.DATA_DIR || ".data"));
}
