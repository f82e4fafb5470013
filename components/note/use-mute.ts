"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "../trpc/provider";
import { refreshQueries } from "../trpc/refresh-queries";

/** Mutes another member of a room (true), or ends that (false). */
export function useMute(member: { roomSlug: string; userId: string }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (isMuted: boolean) => client.note.mute.mutate({ ...member, isMuted }),
    onSuccess: () => refreshQueries(queryClient, trpc.note.muted.queryFilter()),
  });
}
