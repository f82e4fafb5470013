"use client";

import { useEffect, useMemo, useSyncExternalStore } from "react";
import { live, subscribeToLive } from "./live";
import { isNewer } from "./live-state";
import type { CurrentSession } from "./session";
import { useDeadline } from "./use-deadline";
import { useRevocation } from "./use-revocation";

/**
 * The user's own session on all their devices: the newer of the page's data and the stream's. At the
 * planned end its status becomes `completed` without a message; the session stays until the server
 * sends another one or none.
 *
 * @param isSignedIn false for visitors, who have no stream: then the page's data stays.
 */
export function useCurrentSession(initial: CurrentSession, isSignedIn = true): CurrentSession {
  const held = useSyncExternalStore(
    subscribeToLive,
    () => live().state.me,
    () => null,
  );
  useEffect(() => (isSignedIn ? live().want(null) : undefined), [isSignedIn]);
  useEffect(() => {
    if (isSignedIn) live().state.setCurrent(initial);
  }, [initial, isSignedIn]);
  useRevocation();
  const newest = held && isNewer(initial, held) ? held : initial;
  const { session } = newest;
  const end = session?.status === "running" ? session.plannedEnd : null;
  const now = useDeadline((at) => (end !== null && end > at ? end : null), newest.serverNow);
  return useMemo(() => {
    if (!session || end === null || now < end) return newest;
    return { ...newest, session: { ...session, status: "completed" } };
  }, [newest, session, end, now]);
}
