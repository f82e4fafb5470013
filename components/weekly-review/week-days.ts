import type { WeekReview } from "@/domain/api/wire-dashboard";
import { toWallSession, type WallSession, wallClockShift } from "./day-timeline";

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
    const walls = sessions.map(toWallSession);
    const running = walls.find(({ session }) => session.status === "running");
    const isToday = day.date === today;
    const todayShift = isToday ? wallClockShift(now, today, timeZone) : null;
    return {
      ...day,
      sessions: walls,
      isToday,
      shiftMs: running?.shiftMs ?? todayShift,
      rank: rankOf(day.date, review),
    };
  });
}

function rankOf(date: string, { bestDay, worstDay }: WeekReview): WeekDay["rank"] {
  if (date === bestDay) return "best";
  return date === worstDay ? "worst" : null;
}
