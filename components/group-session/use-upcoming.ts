"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Outputs } from "@/server/trpc/root";
import { serverClock } from "../live/server-clock";
import { useTRPC } from "../trpc/provider";
import { untilNextChange, useRefreshGroupSessions } from "./use-group-sessions";

const POLL_MS = 60_000;
const TICK_MS = 5_000;

type Upcoming = Outputs["groupSession"]["upcoming"];

/**
 * The group sessions of the next hours in all rooms of the user, soonest first. `useUpcoming` keeps
 * them up to date on every page.
 *
 * @param rendered as the server rendered them.
 */
export function useUpcomingSessions(rendered: Upcoming, isSignedIn: boolean): Upcoming {
  const options = useTRPC().groupSession.upcoming.queryOptions();
  const { data = rendered } = useQuery({ ...options, enabled: isSignedIn });
  return data;
}

/**
 * The group sessions of the next hours in all rooms of the user, also in a hidden tab, and the time
 * (epoch ms of the server's clock); null until both are known.
 */
export function useUpcoming() {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.groupSession.upcoming.queryOptions(undefined, {
      refetchInterval: ({ state }) =>
        Math.min(POLL_MS, untilNextChange(state.data ?? []) || POLL_MS),
      refetchIntervalInBackground: true,
    }),
  );
  useRefreshGroupSessions(null, 0);
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setNow(serverClock.isSet ? serverClock.now() : null);
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return data && now !== null ? { sessions: data, now } : null;
}
