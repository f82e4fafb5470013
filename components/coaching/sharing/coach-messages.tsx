"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useServerClock } from "../../live/server-time";
import { useTRPC } from "../../trpc/provider";

/** Most people have no coach: only asking weighs on the home page, what is drawn comes with it. */
const CoachMessagesSection = dynamic(() => import("./coach-messages-section"), { ssr: false });

/** A note that was read stays on the home page this long; afterwards it is with the coaches. */
const STAYS_MS = 24 * 60 * 60_000;

/** New notes and open plans of coaches. Stands only where no session runs; often nothing. */
export function CoachMessages() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const clock = useServerClock();
  const [answered, setAnswered] = useState<string[]>([]);
  // Asked anew each time the form comes back: what stood here before a session may be old.
  const fresh = { staleTime: 0, gcTime: 0 };
  const { data: notes = [] } = useQuery(trpc.coach.notes.queryOptions(undefined, fresh));
  const { data: plans = [] } = useQuery(trpc.coach.plans.queryOptions(undefined, fresh));
  const recent = notes.filter(
    ({ readAt }) => readAt === null || clock.now() - Date.parse(readAt) < STAYS_MS,
  );
  // One that was just answered stays, and says where it stands now.
  const open = plans.filter(({ id, isAccepted }) => isAccepted === null || answered.includes(id));
  if (recent.length + open.length === 0) return null;
  return (
    <CoachMessagesSection
      notes={recent}
      plans={open}
      onAnswered={(id) => {
        setAnswered((ids) => [...ids, id]);
        return queries.invalidateQueries(trpc.coach.plans.pathFilter());
      }}
    />
  );
}
