import type { Patterns } from "@/domain/api/dashboard";

/** Completed sessions by weekday and hour. */
export interface HourGrid {
  /** The hours shown, in order. */
  hours: number[];
  /** One row per ISO weekday, Monday first, with one count per hour shown. */
  rows: { weekday: number; counts: number[] }[];
  max: number;
}

/** Always shown, so that two periods are easy to compare. */
const USUAL_HOURS = { from: 8, to: 19 };

/** The grid covers the usual hours and every hour with a session. */
export function buildHourGrid(byHour: Patterns["byHour"]): HourGrid {
  const used = byHour.map(({ hour }) => hour);
  const from = Math.min(USUAL_HOURS.from, ...used);
  const to = Math.max(USUAL_HOURS.to, ...used);
  const hours = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const completedAt = new Map(
    byHour.map((cell) => [`${cell.weekday} ${cell.hour}`, cell.completed]),
  );
  return {
    hours,
    rows: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      weekday,
      counts: hours.map((hour) => completedAt.get(`${weekday} ${hour}`) ?? 0),
    })),
    max: Math.max(0, ...byHour.map(({ completed }) => completed)),
  };
}

/** The hour of the week with the most completed sessions; null where none stands out. */
export function findBestHour(byHour: Patterns["byHour"]): Patterns["byHour"][number] | null {
  const byCount = byHour.toSorted((a, b) => b.completed - a.completed);
  const [first, second] = byCount;
  return first && first.completed > Math.max(1, second?.completed ?? 0) ? first : null;
}
