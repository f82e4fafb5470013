import type { FocusSession } from "@/domain/api/wire";

/** Sessions of one local day, in the order of the list. */
export interface RecordDay {
  date: string;
  sessions: FocusSession[];
}

/**
 * The list in days. A day comes once, where its first session stands: who flies over the date line
 * may come back to a day after the next one has begun.
 */
export function byDay(sessions: readonly FocusSession[]): RecordDay[] {
  const days = new Map<string, FocusSession[]>();
  for (const session of sessions) {
    const day = days.get(session.localDate);
    if (day) day.push(session);
    else days.set(session.localDate, [session]);
  }
  return [...days].map(([date, list]) => ({ date, sessions: list }));
}
