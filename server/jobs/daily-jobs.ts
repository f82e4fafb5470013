import type { Database } from "@/db/client";
import { removeOldEnds } from "@/db/former-membership";
import { log } from "../log";
import { trackJob } from "../observability/track-job";
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
  const removed = await trackJob("abandoned_guests", () => removeAbandonedGuests(db, signal));
  if (removed) log.info({ removed }, "removed guests with nothing recorded");
  if (signal.aborted) return;
  await trackJob("former_memberships", () => removeOldEnds(db));
  if (signal.aborted) return;
  await trackJob("old_notes", () => removeOldNotes(db, signal));
}
