"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { Outputs } from "@/server/trpc/root";
import { useTRPC, useTRPCClient } from "../trpc/provider";
import { refreshQueries } from "../trpc/refresh-queries";

type ActivityList = Outputs["activity"]["list"];
type ActivityApi = ReturnType<typeof useTRPCClient>["activity"];

const MUTATION_KEY = ["activityChange"];

/**
 * A mutation of the user's activities that re-reads their list afterwards.
 *
 * @param change sends the change.
 * @param preview returns the list as it will be; shown at once, and undone if the change is refused.
 */
export function useActivityChange<Input>(
  change: (api: ActivityApi, input: Input) => Promise<unknown>,
  preview?: (list: ActivityList, input: Input) => ActivityList,
) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const router = useRouter();
  const queryKey = trpc.activity.list.queryKey();
  return useMutation({
    mutationKey: MUTATION_KEY,
    // One after the other: what is shown at once can be changed again before the server answers.
    scope: { id: "activity" },
    mutationFn: (input: Input) => change(client.activity, input),
    onMutate: (input) => {
      const previous = queryClient.getQueryData(queryKey);
      if (!preview || !previous) return;
      // An answer on its way would bring the old list back.
      void queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, preview(previous, input));
      return { previous };
    },
    onError: (_error, _input, shown) => {
      if (shown) queryClient.setQueryData(queryKey, shown.previous);
    },
    onSuccess: () => router.refresh(),
    onSettled: async () => {
      // The last of several changes reads the list, which then contains them all.
      if (queryClient.isMutating({ mutationKey: MUTATION_KEY }) > 1) return;
      await refreshQueries(queryClient, { queryKey });
    },
  });
}
