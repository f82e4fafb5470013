import type { Patterns } from "@/domain/api/wire-dashboard";

/** Completed sessions of every weekday (ISO, from Monday) at some hours in a row. */
export interface HourGrid {
  /** The hours shown, in order. */
  hours: number[];
  /** Seven rows, a number an hour shown. */
  rows: { weekday: number; counts: number[] }[];
  most: number;
}

/** The hours that are shown in any case, so that two spans can be laid beside each other. */
const USUAL = { from: 8, to: 19 };

/** The grid of hours and weekdays; reaches beyond the usual hours where sessions do. */
export function hourGrid(byHour: Patterns["byHour"]): HourGrid {
  const used = byHour.map(({ hour }) => hour);
  const from = Math.min(USUAL.from, ...used);
  const to = Math.max(USUAL.to, ...used);
  const hours = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const countOf = new Map(byHour.map((cell) => [`${cell.weekday} ${cell.hour}`, cell.completed]));
  return {
    hours,
    rows: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      weekday,
      counts: hours.map((hour) => countOf.get(`${weekday} ${hour}`) ?? 0),
    })),
    most: Math.max(0, ...byHour.map(({ completed }) => completed)),
  };
}

/** The hour of the week with most completed sessions; null where none stands out. */
export function bestHour(byHour: Patterns["byHour"]): Patterns["byHour"][number] | null {
  const inOrder = byHour.toSorted((a, b) => b.completed - a.completed);
  const [first, second] = inOrder;
  return first && first.completed > Math.max(1, second?.completed ?? 0) ? first : null;
}
