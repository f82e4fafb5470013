import type { DayCell } from "@/domain/stats/totals";
import { addDays, findMonth, type Period } from "@/domain/time/period";

/**
 * Returns the cells of a packed month that lie in the period. db/schema/packed-month.ts describes
 * the text.
 */
export function cellsOfMonth(month: string, entries: string, { from, to }: Period): DayCell[] {
  const cells: DayCell[] = [];
  const yearAndMonth = month.slice(0, 8);
  for (const part of entries.split(";")) {
    const [activityId = "", ...words] = part.split(" ");
    for (let i = 0; i < words.length; i += 4) {
      const date = yearAndMonth + words[i];
      if (date < from || date > to) continue;
      const [completed, broken, focusMinutes] = words.slice(i + 1, i + 4).map(Number);
      if (completed === undefined || broken === undefined || focusMinutes === undefined) {
        throw new Error(`the packed month ${month} is cut off`);
      }
      cells.push({ date, activityId, completed, broken, focusMinutes });
    }
  }
  return cells;
}

/**
 * Returns the parts of the period outside each person's packed months, as few periods as possible.
 * @param packed first days of packed months per person, in any order.
 */
export function unpackedPeriods(
  packed: ReadonlyMap<string, readonly string[]>,
  period: Period,
): (Period & { userId: string })[] {
  const bounds = boundsOfMonths();
  const periods: (Period & { userId: string })[] = [];
  for (const [userId, months] of packed) {
    let from = period.from;
    for (const month of months.toSorted()) {
      const { dayBefore, dayAfter } = bounds(month);
      if (from <= dayBefore) periods.push({ userId, from, to: dayBefore });
      from = dayAfter;
    }
    if (from <= period.to) periods.push({ userId, from, to: period.to });
  }
  return periods;
}

/** Caches the days before and after a month: many people have the same months packed. */
function boundsOfMonths() {
  const known = new Map<string, { dayBefore: string; dayAfter: string }>();
  return (month: string) => {
    const found = known.get(month);
    if (found) return found;
    const bounds = { dayBefore: addDays(month, -1), dayAfter: addDays(findMonth(month).to, 1) };
    known.set(month, bounds);
    return bounds;
  };
}

/** Condition: every session of the month has ended, wherever it began. Two days cover all zones. */
export const isClosedSql = (month: string) =>
  `(${month} + interval '1 month 2 days' <= (select stint_now()) at time zone 'UTC')`;

/** The first day of a date's month. Cast to `timestamp`: an instant would depend on a time zone. */
export const monthSql = (date: string) => `date_trunc('month', ${date}::timestamp)::date`;
