"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import type { Activity, Current, FocusSession } from "@/domain/api/wire";
import { useTRPC } from "../trpc/provider";
import type { HomeData } from "./home-data";
import { useLocalDay } from "./use-local-day";

interface Kept {
  /** Those at hand, recent first. */
  activities: Activity[];
  /** The sessions of the local day, newest first. */
  sessions: FocusSession[];
  /** Has both read again; without a connection they stand until there is one. */
  renew: () => void;
}

/**
 * What changes on the page `/` when a session starts or ends. Read by queries and not by drawing
 * the page anew: without a connection the router would give the page up, and what is typed in it.
 */
export function useHomeData(data: HomeData, { serverNow }: Current): Kept {
  const { isSignedIn, listed, activities } = data;
  const trpc = useTRPC();
  const queries = useQueryClient();
  const day = useLocalDay(data.day, data.timeZone);
  const list = useQuery({
    ...trpc.focusSession.list.queryOptions({ from: day, to: day }),
    enabled: isSignedIn,
  });
  const own = useQuery({ ...trpc.activity.list.queryOptions(), enabled: isSignedIn });

  // What the server just rendered is newer than what was read before.
  useEffect(() => {
    if (!isSignedIn) return;
    const drawn = { from: data.day, to: data.day };
    queries.setQueryData(trpc.focusSession.list.queryKey(drawn), listed);
    queries.setQueryData(trpc.activity.list.queryKey(), activities);
  }, [isSignedIn, data.day, listed, activities, queries, trpc]);

  const renew = useCallback(() => {
    if (!isSignedIn) return;
    void queries.invalidateQueries(trpc.focusSession.list.queryFilter());
    void queries.invalidateQueries(trpc.activity.list.queryFilter());
  }, [isSignedIn, queries, trpc]);

  // The server speaks up when something of the person changed and after an outage; the current
  // session alone does not show what that was: one that came and went, or drifted.
  const heard = useRef(serverNow);
  useEffect(() => {
    if (heard.current === serverNow) return;
    heard.current = serverNow;
    renew();
  }, [serverNow, renew]);

  return {
    activities: (own.data ?? activities).filter(({ archivedAt }) => archivedAt === null),
    sessions: list.data?.items ?? (day === data.day ? listed.items : []),
    renew,
  };
}
