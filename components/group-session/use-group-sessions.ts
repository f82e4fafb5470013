"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { GroupSession } from "@/domain/api/group-session";
import { parseInstant } from "@/domain/time/instant";
import { live } from "../live/live";
import { serverClock } from "../live/server-clock";
import { useReconnected } from "../live/use-reconnected";
import { useTRPC } from "../trpc/provider";
import { refreshQueries } from "../trpc/refresh-queries";

/** In a room with more members, browsers spread their requests. */
const LARGE_ROOM = 50;
const SPREAD_MS = 2_000;
/** The state on the server changes a moment after the instant. */
const AFTER_INSTANT_MS = 2_000;
const LONGEST_WAIT_MS = 3_600_000;

interface GroupSessionsOptions {
  /** As the server rendered them, so that the first paint already has their places. */
  initial: GroupSession[];
  memberCount: number;
}

/** The group sessions of a room, read again after every change and at each start and end. */
export function useGroupSessions(
  roomSlug: string,
  { initial, memberCount }: GroupSessionsOptions,
): GroupSession[] {
  const trpc = useTRPC();
  const { data } = useQuery({
    ...trpc.groupSession.list.queryOptions({ roomSlug }),
    initialData: initial,
    refetchInterval: ({ state }) => untilNextChange(state.data ?? []),
  });
  useRefreshGroupSessions(roomSlug, memberCount > LARGE_ROOM ? SPREAD_MS : 0);
  return data;
}

/**
 * Reads group sessions again after a change in a room and after a reconnect.
 *
 * @param roomSlug null for every room of the user.
 * @param spread the longest wait in ms.
 */
export function useRefreshGroupSessions(roomSlug: string | null, spread: number): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = live().state.subscribeToGroupSessions((room) => {
      if (room !== null && roomSlug !== null && room !== roomSlug) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        void refreshQueries(queryClient, trpc.groupSession.pathFilter());
      }, spread * Math.random());
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [roomSlug, spread, queryClient, trpc]);
  useReconnected(() => void refreshQueries(queryClient, trpc.groupSession.pathFilter()));
}

/** Milliseconds until the next start or end; false without one. */
export function untilNextChange(sessions: readonly GroupSession[]): number | false {
  if (!serverClock.isSet) return false;
  const now = serverClock.now();
  const waits = sessions.flatMap(({ next, state }) =>
    next ? parseInstant(state === "upcoming" ? next.startsAt : next.endsAt) - now : [],
  );
  if (waits.length === 0) return false;
  const soonest = Math.max(0, Math.min(...waits)) + AFTER_INSTANT_MS + SPREAD_MS * Math.random();
  return Math.min(soonest, LONGEST_WAIT_MS);
}
