"use client";

import { type UseMutationOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { startTransition, useState } from "react";
import { useTRPC } from "../../trpc/provider";
import { refreshQueries } from "../../trpc/refresh-queries";
import { useInvalidateRoomList } from "../use-invalidate-room-list";

/**
 * A setting that shows the new value at once, and the saved one again if the server refuses. The
 * new value stays until the refreshed page has it.
 *
 * @param saved what the page says.
 * @param options the mutation that saves it.
 */
export function useOptimisticSetting<Value, Input, Failure, Answer>(
  saved: Value,
  options: UseMutationOptions<Answer, Failure, Input>,
) {
  const router = useRouter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const invalidateRoomList = useInvalidateRoomList();
  const [chosen, setChosen] = useState<{ value: Value } | null>(null);
  const { mutate, error, isPending, reset } = useMutation({
    ...options,
    onError: () => setChosen(null),
    onSettled: async () => {
      await Promise.all([
        invalidateRoomList(),
        refreshQueries(queryClient, trpc.member.list.queryFilter()),
      ]);
      startTransition(() => {
        router.refresh();
        setChosen(null);
      });
    },
  });
  return {
    value: chosen ? chosen.value : saved,
    error,
    isPending,
    reset,
    choose: (value: Value, input: Input) => {
      setChosen({ value });
      mutate(input);
    },
  };
}
