/**
 * An independent model of the dashboards for tests: plain arrays and `Intl`, no database, no code
 * shared with the app.
 */

/** A session of the model. */
export interface ModelSession {
  person: number;
  /** Number of the recorded activity. */
  activity: number;
  /** Number of the room, or `null`. */
  room: number | null;
  startedMs: number;
  minutes: number;
  brokenMs: number | null;
  reason: "phone" | "tired" | null;
  driftedMs: number | null;
  timeZone: string;
}

/** An activity: a rest, or shown as another one. */
export interface ModelActivity {
  isRest: boolean;
  shownAs: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Returns the local day (`YYYY-MM-DD`) and hour at this time. */
export function readWallClock(ms: number, timeZone: string): { day: string; hour: number } {
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

export const findLocalDay = (session: ModelSession) =>
  readWallClock(session.startedMs, session.timeZone).day;

function findOutcome(session: ModelSession, nowMs: number): "running" | "completed" | "broken" {
  if (session.brokenMs !== null || session.driftedMs !== null) return "broken";
  return session.startedMs + session.minutes * MINUTE <= nowMs ? "completed" : "running";
}

export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

export function listDays(from: string, to: string): string[] {
  const count = (Date.parse(to) - Date.parse(from)) / DAY + 1;
  return Array.from({ length: Math.max(0, count) }, (_, n) => shiftDay(from, n));
}

/** Keeps the sessions that count in figures: ended, of these days, no rests. */
export function filterCounted(
  sessions: ModelSession[],
  activities: ModelActivity[],
  asked: { nowMs: number; from: string; to: string },
): ModelSession[] {
  return sessions.filter(
    (session) =>
      findOutcome(session, asked.nowMs) !== "running" &&
      !activities[session.activity]?.isRest &&
      findLocalDay(session) >= asked.from &&
      findLocalDay(session) <= asked.to,
  );
}

export function tally(sessions: ModelSession[], nowMs: number) {
  const completed = sessions.filter((session) => findOutcome(session, nowMs) === "completed");
  return {
    completed: completed.length,
    broken: sessions.length - completed.length,
    focusMinutes: completed.reduce((sum, session) => sum + session.minutes, 0),
  };
}

export function tallyWithRate(sessions: ModelSession[], nowMs: number) {
  const sums = tally(sessions, nowMs);
  const completionRate = sessions.length === 0 ? null : sums.completed / sessions.length;
  return { ...sums, completionRate };
}

/** Groups the sessions by key. */
export function groupBy<Key>(
  sessions: ModelSession[],
  key: (session: ModelSession) => Key,
): [Key, ModelSession[]][] {
  const keys = [...new Set(sessions.map((session) => JSON.stringify(key(session))))];
  return keys.map((text) => [
    JSON.parse(text),
    sessions.filter((session) => JSON.stringify(key(session)) === text),
  ]);
}
