import { openDatabase } from "@/db/open";
import { CannotOpenDatabase } from "@/db/pg-errors";
import { startRemovals } from "../account/remove-history";
import { handleHealth, handleReady } from "../http/health";
import { trpcNodeAdapter } from "../http/node-adapter";
import { openLive } from "../live/open-live";
import { runtime } from "./runtime.mjs";
import { StartupError } from "./startup-error.mjs";

/**
 * Opens the database, bus and hub once per process and makes them known to the request handlers
 * that server.mjs calls without Next. Later calls, as by Next's dev server, change nothing. Throws a
 * `StartupError` when the database cannot be opened for an expected reason.
 */
export function openProcess(): Promise<void> {
  runtime.opening ??= open();
  return runtime.opening;
}

async function open(): Promise<void> {
  const { DATABASE_URL, DATA_DIR } = process.env;
  const database = await openDatabase({ DATABASE_URL, DATA_DIR }).catch((error) => {
    throw error instanceof CannotOpenDatabase ? new StartupError(error.message) : error;
  });
  const stopRemoving = startRemovals(database);
  const { bus, hub, handleLive, close } = await openLive(database);
  Object.assign(runtime, { database, bus, hub, handleLive, handleHealth, handleReady });
  // In development Next's route handles tRPC, because it reloads changed code.
  if (process.env.NODE_ENV === "production") runtime.handleTrpc = trpcNodeAdapter;
  runtime.shutDown = async () => {
    stopRemoving();
    await close();
    runtime.database = null;
    await database.close();
  };
}
