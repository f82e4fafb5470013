import type { InvalidateQueryFilters, QueryClient } from "@tanstack/react-query";

/**
 * Reads these queries again after a change. `invalidateQueries` alone would take the answer of a query
 * that loads for the first time, which may be older than the change.
 */
export async function refreshQueries(
  queryClient: QueryClient,
  filter: InvalidateQueryFilters,
): Promise<void> {
  const isLoading = queryClient
    .getQueryCache()
    .findAll(filter)
    .some(({ state }) => state.fetchStatus === "fetching" && state.data === undefined);
  await queryClient.invalidateQueries(filter);
  if (isLoading) await queryClient.invalidateQueries(filter);
}
