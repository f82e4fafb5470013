"use client";

import { useQueries } from "@tanstack/react-query";
import type { FocusSession } from "@/domain/wire";
import { useTRPC } from "../trpc/provider";
import { type Lineage, lineageAmong, reachesOut } from "./lineage";
import type { RecordFilter } from "./record-filter";

/** The lineage of listed sessions; where it reaches out of the list, the rest is fetched. */
export function useLineages(
  items: readonly FocusSession[],
  filter: RecordFilter,
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
