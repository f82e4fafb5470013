import { openDatabase } from "@/db/open";
import { CannotOpenDatabase, isForbidden, isUnavailable } from "@/db/pg-errors";
import { describeConnectionError } from "@/db/postgres/connection-error.mjs";
import { startRemovals } from "../account/remove-history";
import { startBackups } from "../backup/start-backups";
import { startGroupSessionLoop, startLeftBehind } from "../focus-session/group-session/start-loop";
import { handleHealth, handleReady } from "../http/health";
import { trpcNodeAdapter } from "../http/node-adapter";
import { startDailyJobs } from "../jobs/daily-jobs";
import { openLive } from "../live/open-live";
import { siteChannel } from "../live/transport/site-channel";
import { observeReplica } from "../observability/observe-replica";
import { appRouter } from "../trpc/root";
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
  const { DATABASE_URL, DATABASE_POOL_SIZE, DATABASE_REPLICA_URL, DATA_DIR } = process.env;
  const env = { DATABASE_URL, DATABASE_POOL_SIZE, DATABASE_REPLICA_URL, DATA_DIR };
  const findRequest = () => runtime.requests.getStore();
  const options = { findRequest, observer: observeReplica };
  const database = await openDatabase(env, options).catch((error) => {
    throw describeOpenFailure(error);
  });
  const stopRemoving = startRemovals(database);
  const stopDailyJobs = startDailyJobs(database);
  const stopBackups = await startBackups(database, DATA_DIR);
  // Opening the live view deletes the presence of a killed process.
  if (!database.listen) await startLeftBehind(database);
  const { bus, hub, handleLive, close } = await openLive(database, findRedis());
  const stopGroupSessions = startGroupSessionLoop(database, (notice) => bus.publish(notice));
  runtime.procedures = new Set(Object.keys(appRouter._def.procedures));
  Object.assign(runtime, { database, bus, hub, handleLive, handleHealth, handleReady });
  // In development Next's route handles tRPC, because it reloads changed code.
  if (process.env.NODE_ENV === "production") runtime.handleTrpc = trpcNodeAdapter;
  runtime.shutDown = async () => {
    stopRemoving();
    await stopBackups();
    await stopGroupSessions();
    await stopDailyJobs();
    await close();
    runtime.database = null;
    await database.close();
  };
}

/** The Redis server that carries notices between the processes of the site, if there is one. */
function findRedis() {
  const { REDIS_URL: url, NEXTAUTH_SECRET: secret = "" } = process.env;
  return url ? { url, channel: siteChannel(secret) } : undefined;
}

/** An expected failure becomes a `StartupError`, which is shown as one line. */
function describeOpenFailure(error: unknown): unknown {
  if (error instanceof CannotOpenDatabase) return new StartupError(error.message);
  const cause = findLastCause(error);
  if (isForbidden(error)) {
    return new StartupError(
      `The role in DATABASE_URL has too few rights: ${cause.message}. Make it the owner of the database.`,
    );
  }
  if (process.env.DATABASE_URL && isUnavailable(error)) {
    return new StartupError(describeConnectionError(cause, "DATABASE_URL"));
  }
  return error;
}

/** The driver's error; Drizzle's own contains the statement. */
function findLastCause(error: unknown): Error {
  let cause = error;
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause;
  return cause instanceof Error ? cause : new Error(String(cause));
}
