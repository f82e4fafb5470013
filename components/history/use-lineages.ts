"use client";

import { useQueries } from "@tanstack/react-query";
import type { FocusSession } from "@/domain/api/wire";
import { useTRPC } from "../trpc/provider";
import type { HistoryFilter } from "./history-filter";
import { type Lineage, lineageAmong, reachesOut } from "./lineage";

/** The lineage of listed sessions; where it reaches out of the list, the rest is fetched. */
export function useLineages(
  items: readonly FocusSession[],
  filter: HistoryFilter,
): (session: FocusSession) => Lineage {
  const trpc = useTRPC();
  const listed = lineageAmong(items);
  const outside = useQueries({
    queries: items
      .filter((session) => reachesOut(session, listed(session), filter))
      .map(({ id }) => trpc.focusSession.lineage.queryOptions({ id })),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  });
  return outside.length === 0 ? listed : lineageAmong([...items, ...outside]);
}
