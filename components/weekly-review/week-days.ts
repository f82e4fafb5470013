import type { WeekReview as WireReview } from "@/domain/api/weekly-review";
import { dayStart } from "@/domain/time/period";
import { toHourAndMinute } from "../format/clock-time";
import { type FocusSession, parseSession } from "../live/session";
import type { TimeWindow } from "../timeline/geometry";
import { buildMark, type Mark } from "../timeline/mark";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Always shown, so that two weeks are easy to compare. */
const USUAL_HOURS = { from: 8, to: 20 };

/** A week's review as the API sends it, with the instants of its sessions as epoch ms. */
export type WeekReview = Omit<WireReview, "days"> & {
  days: (Omit<WireReview["days"][number], "sessions"> & { sessions: FocusSession[] })[];
};

export const parseWeekReview = (review: WireReview): WeekReview => ({
  ...review,
  days: review.days.map((day) => ({ ...day, sessions: day.sessions.map(parseSession) })),
});

/** A day of the review, ready to draw. */
export interface WeekDay {
  date: string;
  completed: number;
  broken: number;
  focusMinutes: number;
  sessions: WallSession[];
  isToday: boolean;
  /** As `WallSession.shiftMs`, on days whose timeline still moves; else null. */
  shiftMs: number | null;
  /** Marks the days with the most and the least focus time. */
  rank: "best" | "worst" | null;
}

/** When and where the review is viewed. */
export interface ReviewContext {
  /** Epoch ms. */
  now: number;
  /** The person's local day. */
  today: string;
  timeZone: string;
}

/** The seven days of a review, oldest first. */
export function buildWeekDays(
  review: WeekReview,
  { now, today, timeZone }: ReviewContext,
): WeekDay[] {
  return review.days.map(({ sessions, ...day }) => {
    const wallSessions = sessions.map(toWallSession);
    const running = wallSessions.find(({ session }) => session.status === "running");
    const isToday = day.date === today;
    const todayShift = isToday ? wallClockShift(now, today, timeZone) : null;
    return {
      ...day,
      sessions: wallSessions,
      isToday,
      shiftMs: running?.shiftMs ?? todayShift,
      rank: findRank(day.date, review),
    };
  });
}

function findRank(date: string, { bestDay, worstDay }: WeekReview): WeekDay["rank"] {
  if (date === bestDay) return "best";
  return date === worstDay ? "worst" : null;
}

/** A session with its times shifted, so that reading them in UTC gives the local wall clock. */
export interface WallSession {
  session: FocusSession;
  /** Added to an instant (epoch ms), gives the wall clock read in UTC. */
  shiftMs: number;
}

/**
 * Shifts a session to the wall clock of its place at its start. One shift for the whole session keeps
 * its length when the clocks change meanwhile.
 */
export function toWallSession(session: FocusSession): WallSession {
  const { startedAt, plannedEnd, brokenAt, localDate, timeZone } = session;
  const shiftMs = wallClockShift(startedAt, localDate, timeZone);
  return {
    shiftMs,
    session: {
      ...session,
      startedAt: startedAt + shiftMs,
      plannedEnd: plannedEnd + shiftMs,
      brokenAt: brokenAt === null ? null : brokenAt + shiftMs,
    },
  };
}

/** Milliseconds to add to an instant (epoch ms), so that its time in UTC is the local wall clock. */
function wallClockShift(at: number, localDate: string, timeZone: string): number {
  const { hour, minute } = toHourAndMinute(at, timeZone);
  const wallClockMs = dayStart(localDate) + hour * HOUR_MS + minute * MINUTE_MS;
  return wallClockMs - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

/** The whole hours that all timelines of a week cover, in ms from midnight. */
export function findHours(sessions: readonly WallSession[]): TimeWindow {
  const ranges = sessions.map(({ session }) => {
    const midnight = dayStart(session.localDate);
    return {
      from: Math.floor((session.startedAt - midnight) / HOUR_MS),
      to: Math.ceil((session.plannedEnd - midnight) / HOUR_MS),
    };
  });
  return {
    from: Math.min(USUAL_HOURS.from, ...ranges.map(({ from }) => from)) * HOUR_MS,
    to: Math.max(USUAL_HOURS.to, ...ranges.map(({ to }) => to)) * HOUR_MS,
  };
}

/** The marks of one day's timeline; `now` is epoch ms, not shifted. */
export function buildDayMarks(
  sessions: readonly WallSession[],
  window: TimeWindow,
  now: number,
): Mark[] {
  const starts = sessions.map(({ session }) => session.startedAt);
  return sessions.flatMap(({ session, shiftMs }) => {
    const nextAt = Math.min(...starts.filter((start) => start > session.startedAt));
    const mark = buildMark(session, window, now + shiftMs, nextAt);
    // When clocks go back, two sessions can have the same time of day.
    return mark ? [{ ...mark, key: session.id }] : [];
  });
}
