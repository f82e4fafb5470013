import type { WeekReview } from "@/domain/api/wire-dashboard";
import { onTheWall, type WallSession, wallShift } from "./day-timeline";

/** A day of the review, ready to draw. */
export interface WeekDay {
  date: string;
  completed: number;
  broken: number;
  focusMinutes: number;
  sessions: WallSession[];
  isToday: boolean;
  /** For a day that is not over, or whose last session runs still: as `WallSession.shiftMs`. */
  shiftMs: number | null;
  /** The day with most or with least protected time. */
  place: "best" | "worst" | null;
}

/** Where and when the review is looked at. */
export interface Here {
  /** Epoch ms. */
  now: number;
  /** The person's local day and zone. */
  today: string;
  timeZone: string;
}

/** The seven days of a review, oldest first. */
export function weekDays(review: WeekReview, { now, today, timeZone }: Here): WeekDay[] {
  return review.days.map(({ sessions, ...day }) => {
    const walls = sessions.map(onTheWall);
    const running = walls.find(({ session }) => session.status === "running");
    const isToday = day.date === today;
    const todayShift = isToday ? wallShift(now, today, timeZone) : null;
    return {
      ...day,
      sessions: walls,
      isToday,
      shiftMs: running?.shiftMs ?? todayShift,
      place: placeOf(day.date, review),
    };
  });
}

function placeOf(date: string, { bestDay, worstDay }: WeekReview): WeekDay["place"] {
  if (date === bestDay) return "best";
  return date === worstDay ? "worst" : null;
}
