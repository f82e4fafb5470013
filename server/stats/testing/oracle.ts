/**
 * Dashboards once more, in the simplest words there are and without looking at the code they
 * judge: plain arrays, `Intl` for what the wall showed, no database, no sums kept on the side.
 */

/** A session as it was lived. */
export interface Lived {
  person: number;
  /** Number of the activity it was recorded under. */
  activity: number;
  /** Number of the room it was run in. */
  room: number | null;
  startedMs: number;
  minutes: number;
  brokenMs: number | null;
  reason: "phone" | "tired" | null;
  driftedMs: number | null;
  timeZone: string;
}

/** An activity by its number: a rest, or shown under another one. */
export interface Shown {
  isRest: boolean;
  shownAs: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** What calendar and clock on the wall showed: `YYYY-MM-DD` and the hour. */
export function wall(ms: number, timeZone: string): { day: string; hour: number } {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat("en-CA", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
    });
  clocks.set(timeZone, clock);
  const parts = new Map(clock.formatToParts(ms).map(({ type, value }) => [type, value]));
  const day = `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
  return { day, hour: Number(parts.get("hour")) };
}

export const dayOf = (session: Lived) => wall(session.startedMs, session.timeZone).day;

function outcomeOf(session: Lived, nowMs: number): "running" | "completed" | "broken" {
  if (session.brokenMs !== null || session.driftedMs !== null) return "broken";
  return session.startedMs + session.minutes * MINUTE <= nowMs ? "completed" : "running";
}

export function shift(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

export function daysFrom(from: string, to: string): string[] {
  const count = (Date.parse(to) - Date.parse(from)) / DAY + 1;
  return Array.from({ length: Math.max(0, count) }, (_, n) => shift(from, n));
}

/** The sessions that are in figures: ended, of these days, no rests. */
export function counted(
  sessions: Lived[],
  activities: Shown[],
  asked: { nowMs: number; from: string; to: string },
): Lived[] {
  return sessions.filter(
    (session) =>
      outcomeOf(session, asked.nowMs) !== "running" &&
      !activities[session.activity]?.isRest &&
      dayOf(session) >= asked.from &&
      dayOf(session) <= asked.to,
  );
}

export function tally(sessions: Lived[], nowMs: number) {
  const completed = sessions.filter((session) => outcomeOf(session, nowMs) === "completed");
  return {
    completed: completed.length,
    broken: sessions.length - completed.length,
    focusMinutes: completed.reduce((sum, session) => sum + session.minutes, 0),
  };
}

export function rated(sessions: Lived[], nowMs: number) {
  const sums = tally(sessions, nowMs);
  const completionRate = sessions.length === 0 ? null : sums.completed / sessions.length;
  return { ...sums, completionRate };
}

/** The groups of sessions that share a key, by that key. */
export function grouped<Key>(sessions: Lived[], key: (session: Lived) => Key): [Key, Lived[]][] {
  const keys = [...new Set(sessions.map((session) => JSON.stringify(key(session))))];
  return keys.map((text) => [
    JSON.parse(text),
    sessions.filter((session) => JSON.stringify(key(session)) === text),
  ]);
}
