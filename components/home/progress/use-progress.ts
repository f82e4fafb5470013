"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../trpc/provider";
import type { Progress } from "../home-data";
import { progressDays } from "./progress-days";

/**
 * The user's streak, week and goals. Null while they are loaded.
 *
 * @param day the user's local day, `YYYY-MM-DD`.
 * @param rendered what the server rendered for this day, if it did.
 */
export function useProgress(day: string, rendered: Progress | null): Progress | null {
  const trpc = useTRPC();
  const days = progressDays(day);
  const streak = useQuery(
    trpc.dashboard.streak.queryOptions(days.streak, { initialData: rendered?.streak }),
  );
  const week = useQuery(
    trpc.dashboard.personal.queryOptions(days.week, { initialData: rendered?.week }),
  );
  const goals = useQuery(
    trpc.goal.progress.queryOptions(undefined, { initialData: rendered?.goals }),
  );
  if (!streak.data || !week.data || !goals.data) return null;
  return { streak: streak.data, week: week.data, goals: goals.data };
}
