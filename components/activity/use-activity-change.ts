"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTRPC, useTRPCClient } from "../trpc/provider";

/** Runs a change of one's activities, then has every list of them read again. */
export function useActivityChange<Input>(
  change: (
    activity: ReturnType<typeof useTRPCClient>["activity"],
    input: Input,
  ) => Promise<unknown>,
) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: (input: Input) => change(client.activity, input),
    onSuccess: async () => {
      await queries.invalidateQueries(trpc.activity.list.queryFilter());
      router.refresh();
    },
  });
}
