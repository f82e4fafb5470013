import type { Status } from "@/domain/focus-session/status";
import { FIRST_DAY, LAST_DAY } from "@/domain/time/day-bounds";

/** Which sessions to show; all parts must match, and an empty filter matches every session. */
export interface HistoryFilter {
  from?: string;
  to?: string;
  activityId?: string;
  status?: Status;
  roomSlug?: string;
  text?: string;
}

/** Sessions per page. */
export const HISTORY_PAGE_SIZE = 50;

/** The filter as a query string: `from=…&status=…`, or empty. */
export function historyQuery(filter: HistoryFilter): string {
  return new URLSearchParams(Object.entries(dropEmpty(filter))).toString();
}

/** The address of the history with this filter. */
export function historyPath(filter: HistoryFilter): string {
  const query = historyQuery(filter);
  return query ? `/dashboard/history?${query}` : "/dashboard/history";
}

/** The input of `focusSession.list` for a filter; it requires days, so missing ones include all. */
export function toListInput(filter: HistoryFilter) {
  return { ...filter, from: filter.from ?? FIRST_DAY, to: filter.to ?? LAST_DAY };
}

/** Whether the filter has any part. */
export const isFiltered = (filter: HistoryFilter) => historyQuery(filter) !== "";

/** The filter without empty parts. */
export function dropEmpty(filter: HistoryFilter): HistoryFilter {
  const parts = Object.entries(filter).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(parts);
}
