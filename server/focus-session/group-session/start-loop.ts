import type { Database } from "@/db/client";
import { RECONNECT_MS } from "@/domain/group-session/start-rules";
import type { Notice } from "../../live/announce";
import { log } from "../../log";
import { trackJob } from "../../observability/track-job";
import { startDueGroupSessions } from "./start-due";

/** A new group session, or one of a moved clock, is found this soon. */
const POLL_MS = 2_000;
const SHORTEST_WAIT_MS = 50;
/** A longer pause between two passes is an outage, after which people have time to reconnect. */
const OUTAGE_MS = 5_000;

/**
 * Starts the people who were present at an instant that a killed process missed, while its presence is
 * still stored. No stream is open yet; later ones begin with a snapshot. A failure is left to
 * the loop.
 */
export async function startLeftBehind({ db }: Pick<Database, "db">): Promise<void> {
  try {
    await startDueGroupSessions(db, { announce: () => {}, isReconnectOver: false });
  } catch (error) {
    log.error({ err: error }, "could not start the group sessions of the time before the start");
  }
}

/**
 * Starts group sessions at their instants: wakes at the next one, and at least every two seconds.
 * Returns a function that stops it and waits for the current step. Correctness does not depend on it
 * being punctual, only the start does.
 */
export function startGroupSessionLoop(
  { db }: Pick<Database, "db">,
  announce: (notice: Notice) => void,
): () => Promise<void> {
  const stopping = new AbortController();
  let reachableSince = performance.now();
  let passedAt = reachableSince;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const run = () => {
    running = pass().then((waitMs) => {
      if (!stopping.signal.aborted) timer = setTimeout(run, waitMs);
    });
  };
  const pass = async (): Promise<number> => {
    const at = performance.now();
    if (at - passedAt > OUTAGE_MS) reachableSince = at;
    const isReconnectOver = at - reachableSince >= RECONNECT_MS;
    const found = await trackJob("group_sessions", async () => ({
      nextMs: await startDueGroupSessions(db, {
        announce,
        isReconnectOver,
        signal: stopping.signal,
      }),
    }));
    if (!found) return POLL_MS;
    passedAt = performance.now();
    // Counted from the beginning of the pass, which may have started many people.
    const dueMs = found.nextMs === null ? POLL_MS : found.nextMs - (passedAt - at);
    return Math.max(SHORTEST_WAIT_MS, Math.min(POLL_MS, dueMs));
  };
  run();
  return async () => {
    stopping.abort();
    clearTimeout(timer);
    await running;
  };
}
