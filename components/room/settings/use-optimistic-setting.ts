"use client";

import { type UseMutationOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { startTransition, useState } from "react";
import { useTRPC } from "../../trpc/provider";

/**
 * A choice about one's place in a room that holds at once: it stands as pressed until the page says
 * it itself, unless it was refused.
 *
 * @param held what the page says.
 * @param options the mutation that chooses.
 */
export function useHeldChoice<Value, Input, Failure, Answer>(
  held: Value,
  options: UseMutationOptions<Answer, Failure, Input>,
) {
  const router = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [pressed, setPressed] = useState<{ value: Value } | null>(null);
  const { mutate, error } = useMutation({
    ...options,
    onError: () => setPressed(null),
    onSettled: () => {
      startTransition(() => {
        router.refresh();
        setPressed(null);
      });
      return queries.invalidateQueries(trpc.room.list.queryFilter());
    },
  });
  return {
    chosen: pressed ? pressed.value : held,
    error,
    choose: (value: Value, input: Input) => {
      setPressed({ value });
      mutate(input);
    },
  };
}
