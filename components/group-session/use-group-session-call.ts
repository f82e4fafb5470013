"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "../trpc/provider";
import { refreshQueries } from "../trpc/refresh-queries";

/** A call that changes group sessions: `isPending` until the shown lists are up to date. */
export function useGroupSessionCall<Input, Output>(
  call: (client: ReturnType<typeof useTRPCClient>, input: Input) => Promise<Output>,
  onDone?: (output: Output) => void,
) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => call(client, input),
    onSuccess: async (output) => {
      await refreshQueries(queryClient, trpc.groupSession.pathFilter());
      onDone?.(output);
    },
  });
}
