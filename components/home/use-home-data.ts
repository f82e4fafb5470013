"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Activity } from "@/domain/api/activity";
import { zonedDate } from "../format/zoned-time";
import { serverClock } from "../live/server-clock";
import { type CurrentSession, type FocusSession, parseSession } from "../live/session";
import { useTRPC } from "../trpc/provider";
import { refreshQueries } from "../trpc/refresh-queries";
import type { SessionData } from "./home-data";

const CHECK_DAY_MS = 10_000;

interface HomeLists {
  /** Activities that are not archived, recent first. */
  activities: Activity[];
  /** The sessions of the local day, newest first. */
  sessions: FocusSession[];
  /** Targets that were not reached, the newest first. */
  unfinished: SessionData["unfinished"];
  /** Today, `YYYY-MM-DD`. */
  day: string;
  /** Reads all of them again, and what is computed from them. Without a connection they stay. */
  refresh: () => void;
}

/**
 * The lists that change when a session starts or ends. They are read by queries:
 * `router.refresh()` without a connection would lose the page and what is typed in it.
 */
export function useHomeData(data: SessionData, { serverNow }: CurrentSession): HomeLists {
  const { isSignedIn, listed, activities } = data;
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const day = useLocalDay(data.day, data.timeZone);
  const list = useQuery({
    ...trpc.focusSession.list.queryOptions({ from: day, to: day }),
    enabled: isSignedIn,
    select: parseItems,
  });
  const rendered = useMemo(() => parseItems(listed), [listed]);
  const own = useQuery({ ...trpc.activity.list.queryOptions(), enabled: isSignedIn });

  const unfinished = useQuery({
    ...trpc.focusSession.unfinishedTargets.queryOptions(),
    enabled: isSignedIn,
  });

  // The data that the server just rendered is newer than the cached data.
  useEffect(() => {
    if (!isSignedIn) return;
    const renderedDay = { from: data.day, to: data.day };
    queryClient.setQueryData(trpc.focusSession.list.queryKey(renderedDay), listed);
    queryClient.setQueryData(trpc.activity.list.queryKey(), activities);
    queryClient.setQueryData(trpc.focusSession.unfinishedTargets.queryKey(), data.unfinished);
  }, [isSignedIn, data.day, data.unfinished, listed, activities, queryClient, trpc]);

  const refresh = useCallback(() => {
    if (!isSignedIn) return;
    void refreshQueries(queryClient, trpc.focusSession.list.queryFilter());
    void refreshQueries(queryClient, trpc.activity.list.queryFilter());
    void refreshQueries(queryClient, trpc.focusSession.unfinishedTargets.queryFilter());
    void refreshQueries(queryClient, trpc.dashboard.pathFilter());
    void refreshQueries(queryClient, trpc.goal.progress.queryFilter());
  }, [isSignedIn, queryClient, trpc]);

  // The stream sends `current` after every change of the user's data and after an outage. What
  // changed may not show in `current` itself, e.g. a session that was marked unfocused.
  const lastServerNow = useRef(serverNow);
  useEffect(() => {
    if (lastServerNow.current === serverNow) return;
    lastServerNow.current = serverNow;
    refresh();
  }, [serverNow, refresh]);

  return {
    activities: (own.data ?? activities).filter(({ archivedAt }) => archivedAt === null),
    sessions: list.data ?? (day === data.day ? rendered : []),
    unfinished: unfinished.data ?? data.unfinished,
    day,
    refresh,
  };
}

const parseItems = ({ items }: SessionData["listed"]) => items.map(parseSession);

/** Today, `YYYY-MM-DD`, by the server's clock; it changes at midnight while the page is open. */
function useLocalDay(renderedDay: string, timeZone: string): string {
  const [day, setDay] = useState(renderedDay);
  useEffect(() => {
    const check = () => serverClock.isSet && setDay(zonedDate(serverClock.now(), timeZone));
    check();
    const timer = setInterval(check, CHECK_DAY_MS);
    document.addEventListener("visibilitychange", check);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", check);
    };
  }, [timeZone]);
  return day;
}
