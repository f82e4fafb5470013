import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { useTRPCClient } from "./provider";

/**
 * A mutation that refreshes the page's server-rendered data when it succeeds. `isBusy` until the
 * page shows the change; `pending` is its input meanwhile, for showing the change at once.
 */
export function useRefreshingMutation<Input>(
  mutate: (client: ReturnType<typeof useTRPCClient>, input: Input) => Promise<unknown>,
) {
  const client = useTRPCClient();
  const router = useRouter();
  const [isRefreshing, startRefresh] = useTransition();
  const mutation = useMutation({
    mutationFn: (input: Input) => mutate(client, input),
    onSuccess: () => startRefresh(() => router.refresh()),
  });
  const isBusy = mutation.isPending || isRefreshing;
  return { ...mutation, isBusy, pending: isBusy ? mutation.variables : undefined };
}
