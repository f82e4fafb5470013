"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { parseInstant } from "@/domain/time/instant";
import { live, subscribeToLive } from "../live/live";
import { serverClock } from "../live/server-clock";
import { useTRPC } from "../trpc/provider";
import { refreshQueries } from "../trpc/refresh-queries";

/** Never from the cache: what was read before a session may be outdated after it. */
const FRESH = { staleTime: 0, gcTime: 0 };
/** The server may be a moment behind this clock. */
const AFTER_END_MS = 500;

/**
 * The notes and free alerts to show now, oldest first; none while a session of the viewer runs, on
 * any device.
 */
export function useDelivered(isShown: boolean) {
  const trpc = useTRPC();
  const inbox = useQuery({ ...trpc.note.inbox.queryOptions(undefined, FRESH), enabled: isShown });
  const alerts = useQuery({
    ...trpc.note.freeAlerts.queryOptions(undefined, FRESH),
    enabled: isShown,
    refetchInterval: ({ state }) => untilNext(state.data?.map(({ freeAt }) => freeAt) ?? []),
  });
  return {
    notes: (isShown && inbox.data?.filter(({ readAt }) => readAt === null)) || [],
    free: (isShown && alerts.data?.filter(({ freeAt }) => freeAt === null)) || [],
  };
}

/** Milliseconds until the next of these instants has passed on the server; false without one. */
function untilNext(instants: readonly (string | null)[]): number | false {
  if (!serverClock.isSet) return false;
  const now = serverClock.now();
  const waits = instants.flatMap((iso) => (iso === null ? [] : parseInstant(iso) - now));
  return waits.length > 0 ? Math.max(Math.min(...waits), 0) + AFTER_END_MS : false;
}

/** True while a session of the viewer runs, as far as the stream has said. */
export function useIsFocusing(): boolean {
  return useSyncExternalStore(
    subscribeToLive,
    () => {
      const session = live().state.me?.session;
      return session?.status === "running" && serverClock.now() < session.plannedEnd;
    },
    () => true,
  );
}

/**
 * Reads notes again after every `me` of the stream, which follows each change of the viewer's data.
 * The first one comes with the page. Rendered once a page.
 */
export function useRefreshNotes(): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const received = useSyncExternalStore(
    subscribeToLive,
    () => live().state.meFrames,
    () => 0,
  );
  const last = useRef(received);
  useEffect(() => {
    const isFirst = last.current === 0;
    if (last.current === received) return;
    last.current = received;
    if (!isFirst) void refreshQueries(queryClient, trpc.note.pathFilter());
  }, [received, queryClient, trpc]);
}
