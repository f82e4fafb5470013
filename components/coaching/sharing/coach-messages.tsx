"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import { parseInstant } from "@/domain/time/instant";
import { useServerClock } from "../../live/server-time";
import { useTRPC } from "../../trpc/provider";
import { refreshQueries } from "../../trpc/refresh-queries";
import { orLoadFailure } from "../../ui/load-failure";

/** Loaded only when there are messages: most people have no coach. */
const CoachMessagesSection = dynamic(
  () => import("./coach-messages-section").catch(orLoadFailure),
  { ssr: false },
);

/** How long a note stays on the home page after it was read. */
const STAYS_MS = 24 * 60 * 60_000;

/** New notes and open plans of coaches; rendered only while no session runs. */
export function CoachMessages() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const clock = useServerClock();
  const [answered, setAnswered] = useState<string[]>([]);
  // Never from the cache: messages from before a session may be outdated after it.
  const fresh = { staleTime: 0, gcTime: 0 };
  const { data: notes = [] } = useQuery(trpc.coach.notes.queryOptions(undefined, fresh));
  const { data: plans = [] } = useQuery(trpc.coach.plans.queryOptions(undefined, fresh));
  const recent = notes.filter(
    ({ readAt }) => readAt === null || clock.now() - parseInstant(readAt) < STAYS_MS,
  );
  // A plan answered just now stays and shows its new state.
  const open = plans.filter(({ id, isAccepted }) => isAccepted === null || answered.includes(id));
  if (recent.length + open.length === 0) return null;
  return (
    <CoachMessagesSection
      notes={recent}
      plans={open}
      onAnswered={(id) => {
        setAnswered((ids) => [...ids, id]);
        return refreshQueries(queryClient, trpc.coach.plans.pathFilter());
      }}
    />
  );
}
