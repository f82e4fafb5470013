import type { FocusSession } from "../live/session";

/** Sessions of one local day, in the order of the list. */
export interface HistoryDay {
  date: string;
  sessions: FocusSession[];
}

/**
 * Groups a list of sessions by local day. Each day appears once, at the place of its first session:
 * after a flight across the date line a day may return after the next one.
 */
export function groupByDay(sessions: readonly FocusSession[]): HistoryDay[] {
  const days = new Map<string, FocusSession[]>();
  for (const session of sessions) {
    const day = days.get(session.localDate);
    if (day) day.push(session);
    else days.set(session.localDate, [session]);
  }
  return [...days].map(([date, list]) => ({ date, sessions: list }));
}
