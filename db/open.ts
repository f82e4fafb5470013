import { resolve } from "node:path";
import type { Database, FindRequest } from "./client";
import type { ReplicaObserver } from "./replica/history-reads";

/**
 * Opens the configured database, migrated: PostgreSQL at `DATABASE_URL`, else the embedded database
 * in `DATA_DIR`. With an observer, the history is read from the replica at `DATABASE_REPLICA_URL`,
 * if there is one. Throws `FolderInUse` when another process holds that folder.
 */
export async function openDatabase(
  env: {
    DATABASE_URL?: string | undefined;
    DATABASE_POOL_SIZE?: string | undefined;
    DATABASE_REPLICA_URL?: string | undefined;
    DATA_DIR?: string | undefined;
  },
  { findRequest, observer }: { findRequest?: FindRequest; observer?: ReplicaObserver } = {},
): Promise<Database> {
  // Only the driver in use is loaded: the embedded one contains a whole database.
  if (env.DATABASE_URL) {
    const { openPostgres } = await import("./postgres/postgres");
    const poolSize = Number(env.DATABASE_POOL_SIZE || 10);
    const url = env.DATABASE_REPLICA_URL;
    const replica = url && observer ? { url, observer } : undefined;
    return openPostgres(env.DATABASE_URL, { poolSize, findRequest, replica });
  }
  const { openEmbedded } = await import("./embedded/embedded");
  // Data, not code: the bundler must not trace this folder.
  return openEmbedded(resolve(/* turbopackIgnore: true */ env.DATA_DIR || ".data"));
}
