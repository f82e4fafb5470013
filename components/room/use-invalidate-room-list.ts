"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../trpc/provider";
import { refreshQueries } from "../trpc/refresh-queries";

/**
 * Returns a function to call when the user's rooms have changed: the command palette and home keep
 * the list for half a minute. The promise resolves when the shown lists are up to date.
 */
export function useInvalidateRoomList(): () => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return () => refreshQueries(queryClient, trpc.room.list.queryFilter());
}
