import type { Status } from "@/domain/focus-session/status";
import { FIRST_DAY, LAST_DAY } from "@/domain/time/day-bounds";

/** Which sessions of the record are wanted; each part narrows, and none of them means all. */
export interface HistoryFilter {
  from?: string;
  to?: string;
  activityId?: string;
  status?: Status;
  roomSlug?: string;
  text?: string;
}

/** Sessions a page of the record. */
export const HISTORY_PAGE_SIZE = 50;

/** The filter as an address has it: `from=…&status=…`, or nothing. */
export function filterQuery(filter: HistoryFilter): string {
  return new URLSearchParams(Object.entries(withoutGaps(filter))).toString();
}

/** The page of the record with this filter. */
export function historyPath(filter: HistoryFilter): string {
  const query = filterQuery(filter);
  return query ? `/dashboard/record?${query}` : "/dashboard/record";
}

/** What `focusSession.list` takes: as the filter, with days that leave nothing out. */
export function listFilter(filter: HistoryFilter) {
  return { ...filter, from: filter.from ?? FIRST_DAY, to: filter.to ?? LAST_DAY };
}

/** Whether any part is asked for. */
export const isFiltered = (filter: HistoryFilter) => filterQuery(filter) !== "";

/** The same filter with nothing in it but what is asked for. */
export function withoutGaps(filter: HistoryFilter): HistoryFilter {
  const parts = Object.entries(filter).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(parts);
}
