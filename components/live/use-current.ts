"use client";

import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { Current } from "@/domain/api/wire";
import { live } from "./live";
import { isNewer } from "./live-state";
import { subscribe } from "./subscribe";
import { useDeadline } from "./use-deadline";
import { useRevocation } from "./use-revocation";

/**
 * The viewer's own session on all their devices: the newer of what the page was rendered with and
 * what the stream says. At its planned end the status turns to `completed` by itself; the session
 * stays until the server names another or none.
 *
 * @param isSignedIn without a person there is no stream; the page's answer stands.
 */
export function useCurrent(initial: Current, isSignedIn = true): Current {
  const held = useSyncExternalStore(
    subscribe,
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
  const end = session?.status === "running" ? Date.parse(session.plannedEnd) : null;
  const now = useDeadline(
    (at) => (end !== null && end > at ? end : null),
    Date.parse(newest.serverNow),
  );
  return useMemo(() => {
    if (!session || end === null || now < end) return newest;
    return { ...newest, session: { ...session, status: "completed" } };
  }, [newest, session, end, now]);
}
