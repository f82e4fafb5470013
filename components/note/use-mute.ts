"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "../trpc/provider";
import { refreshQueries } from "../trpc/refresh-queries";

/**
 * Whether the viewer gets no notes from another member of a room (null until it is known), and the
 * mutation that mutes them (true) or ends that (false).
 */
export function useMute({ roomSlug, userId }: { roomSlug: string; userId: string }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { data } = useQuery(trpc.note.muted.queryOptions());
  const mute = useMutation({
    mutationFn: (isMuted: boolean) => client.note.mute.mutate({ roomSlug, userId, isMuted }),
    // After a refusal, too: it means that the member left, and then the inbox offers no mute.
    onSettled: () => refreshQueries(queryClient, trpc.note.pathFilter()),
  });
  const isMuted = data?.some((one) => one.roomSlug === roomSlug && one.userId === userId) ?? null;
  return { isMuted, mute };
}
