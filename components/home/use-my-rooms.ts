"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "../trpc/provider";
import type { HomeData, MyRoom } from "./home-data";

const LOOK_AGAIN_MS = 30_000;

export interface KnownRooms {
  rooms: MyRoom[];
  /** The needed one is none of them, and the server was asked about it: the person left it. */
  isLeft: boolean;
}

/**
 * One's rooms: who is in a session there, and what each sees of one's own. Asked for now and then
 * (watching every room would seat the person in all of them) and whenever the person comes back to
 * this tab, since they may have joined a room or shown it less in another.
 *
 * @param needed the room of the session shown: asked for at once when it is not among those known.
 */
export function useMyRooms({ isSignedIn, rooms }: HomeData, needed: string | null): KnownRooms {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<string | null>(null);
  const list = useQuery({
    ...trpc.room.list.queryOptions(),
    enabled: isSignedIn,
    refetchInterval: LOOK_AGAIN_MS,
    refetchOnMount: "always",
    refetchOnWindowFocus: "always",
  });
  // What the server just rendered is newer than what was read before.
  useEffect(() => {
    if (isSignedIn) queries.setQueryData(trpc.room.list.queryKey(), rooms);
  }, [isSignedIn, rooms, queries, trpc]);
  const known = list.data ?? rooms;
  const isMissing = needed !== null && !known.some(({ slug }) => slug === needed);
  useEffect(() => {
    if (!isSignedIn || !isMissing) return;
    const again = { ...trpc.room.list.queryOptions(), staleTime: 0 };
    queries.fetchQuery(again).then(
      () => setAsked(needed),
      () => undefined,
    );
  }, [isSignedIn, isMissing, needed, queries, trpc]);
  return { rooms: known, isLeft: isMissing && asked === needed };
}
