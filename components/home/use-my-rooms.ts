"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useTRPC } from "../trpc/provider";
import { type MyRoom, parseMyRooms, type SessionData } from "./home-data";

const REFETCH_MS = 30_000;

export interface KnownRooms {
  rooms: MyRoom[];
  /** The needed room is not in a fresh list from the server: the user has left it. */
  hasLeft: boolean;
}

/**
 * The user's rooms: who is focusing there, and how much each shows of the user's own session. Polled,
 * because watching every room on the stream would show the user as present in all of them. Also read
 * when the tab regains focus: another tab may have joined a room or changed its sharing.
 *
 * @param needed the room of the session shown; an unknown one is asked for at once.
 */
export function useMyRooms({ isSignedIn, rooms }: SessionData, needed: string | null): KnownRooms {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<string | null>(null);
  const list = useQuery({
    ...trpc.room.list.queryOptions(),
    enabled: isSignedIn,
    select: parseMyRooms,
    refetchInterval: REFETCH_MS,
    refetchOnMount: "always",
    refetchOnWindowFocus: "always",
  });
  // The data that the server just rendered is newer than the cached data.
  useEffect(() => {
    if (isSignedIn) queryClient.setQueryData(trpc.room.list.queryKey(), rooms);
  }, [isSignedIn, rooms, queryClient, trpc]);
  const rendered = useMemo(() => parseMyRooms(rooms), [rooms]);
  const known = list.data ?? rendered;
  const isMissing = needed !== null && !known.some(({ slug }) => slug === needed);
  useEffect(() => {
    if (!isSignedIn || !isMissing) return;
    const fresh = { ...trpc.room.list.queryOptions(), staleTime: 0 };
    queryClient.fetchQuery(fresh).then(
      () => setAsked(needed),
      () => undefined,
    );
  }, [isSignedIn, isMissing, needed, queryClient, trpc]);
  return { rooms: known, hasLeft: isMissing && asked === needed };
}

/** Names and number of the rooms that see until when a personal session runs; null with none. */
export function describeRoomsSeeingBusy(
  rooms: readonly MyRoom[],
): { rooms: string; count: number } | null {
  const seeing = rooms.filter((room) => room.showsBusy);
  if (seeing.length === 0) return null;
  return { rooms: seeing.map((room) => room.name).join(", "), count: seeing.length };
}
