import { resolve } from "node:path";
import type { Database, FindRequest } from "./client";

/**
 * Opens the configured database, migrated: PostgreSQL at `DATABASE_URL`, else the embedded database
 * in `DATA_DIR`. Throws `FolderInUse` when another process holds that folder.
 */
export async function openDatabase(
  env: {
    DATABASE_URL?: string | undefined;
    DATABASE_POOL_SIZE?: string | undefined;
    DATA_DIR?: string | undefined;
  },
  findRequest?: FindRequest,
): Promise<Database> {
  // Only the driver in use is loaded: the embedded one contains a whole database.
  if (env.DATABASE_URL) {
    const { openPostgres } = await import("./postgres/postgres");
    const poolSize = Number(env.DATABASE_POOL_SIZE || 10);
    return openPostgres(env.DATABASE_URL, { poolSize, findRequest });
  }
  const { openEmbedded } = await import("./embedded/embedded");
  // Data, not code: the bundler must not trace this folder.
  return openEmbedded(resolve(/* turbopackIgnore: true */ env.DATA_DIR || ".data"));
}
