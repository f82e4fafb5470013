import type { Database } from "@/db/client";
import { removeOldEnds } from "@/db/former-membership";
import { log } from "../log";
import { removeAbandonedGuests } from "./abandoned-guests";
import { removeOldNotes } from "./old-notes";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Runs the daily jobs at the start and then once a day at a random time, so that several processes
 * rarely run them together. Nothing depends on when they run. Returns a function that stops them and
 * waits for the current step.
 */
export function startDailyJobs({ db }: Database): () => Promise<void> {
  const stopping = new AbortController();
  let running = Promise.resolve();
  const run = () => {
    running = running.then(() => runJobs(db, stopping.signal));
  };
  run();
  let daily: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    run();
    daily = setInterval(run, DAY_MS);
  }, Math.random() * DAY_MS);
  return async () => {
    clearTimeout(first);
    clearInterval(daily);
    stopping.abort();
    await running;
  };
}

/** A failed run is repeated the next day. */
async function runJobs(db: Database["db"], signal: AbortSignal): Promise<void> {
  try {
    const removed = await removeAbandonedGuests(db, signal);
    if (removed > 0) log.info({ removed }, "removed guests with nothing recorded");
  } catch (error) {
    log.error({ err: error }, "could not remove guests with nothing recorded");
  }
  if (signal.aborted) return;
  try {
    await removeOldEnds(db);
  } catch (error) {
    log.error({ err: error }, "could not remove old ended memberships");
  }
  if (signal.aborted) return;
  try {
    await removeOldNotes(db, signal);
  } catch (error) {
    log.error({ err: error }, "could not remove old notes");
  }
}
