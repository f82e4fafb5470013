import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { useTRPCClient } from "../trpc/provider";

/** Runs a change that the page's own figures must show, and has the page drawn again with them. */
export function useRefreshingMutation<Input>(
  change: (client: ReturnType<typeof useTRPCClient>, input: Input) => Promise<unknown>,
) {
  const client = useTRPCClient();
  const router = useRouter();
  const [isRenewing, renew] = useTransition();
  const mutation = useMutation({
    mutationFn: (input: Input) => change(client, input),
    onSuccess: () => renew(() => router.refresh()),
  });
  return { ...mutation, isBusy: mutation.isPending || isRenewing };
}
