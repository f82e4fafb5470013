import type { DayTally, Tally } from "@/domain/api/tally";
import { findMonday, findMonth, type Period, periodLength } from "@/domain/time/period";

/** How many days one bar covers. */
export type Grain = "day" | "week" | "month" | "quarter";

/** The data of one bar: consecutive days with the sum of each activity. */
export interface PeriodGroup extends Tally, Period {
  activities: ReadonlyMap<string, Tally>;
  /** Focus minutes of the corresponding days in the previous period; null where not known. */
  previous: number | null;
}

/** The finest grain at which the bars of a period are still legible on a phone. */
export function chooseGrain(period: Period): Grain {
  const days = periodLength(period);
  if (days <= 35) return "day";
  if (days <= 371) return "week";
  return days <= 4 * 366 ? "month" : "quarter";
}

/**
 * Groups days into calendar weeks, months or quarters; the period may cut the first and the last.
 *
 * @param days every day of the period, oldest first.
 * @param previousDays the days of the previous period of equal length, or null.
 */
export function groupByPeriod(
  days: readonly DayTally[],
  grain: Grain,
  previousDays: readonly DayTally[] | null = null,
): PeriodGroup[] {
  const groups: (PeriodGroup & { key: string; activities: Map<string, Tally> })[] = [];
  for (const [index, day] of days.entries()) {
    const key = groupStart(day.date, grain);
    let group = groups.at(-1);
    if (group?.key !== key) {
      const range = { from: day.date, to: day.date };
      group = { key, ...range, ...zeroTally(), activities: new Map(), previous: null };
      groups.push(group);
    }
    group.to = day.date;
    addTally(group, day);
    for (const { activityId, ...tally } of day.activities) {
      const sum = group.activities.get(activityId) ?? zeroTally();
      addTally(sum, tally);
      group.activities.set(activityId, sum);
    }
    const previous = previousDays?.[index];
    if (previous) group.previous = (group.previous ?? 0) + previous.focusMinutes;
  }
  return groups.map(({ key: _, ...group }) => group);
}

/** The first day of the calendar unit that contains a day. */
function groupStart(date: string, grain: Grain): string {
  if (grain === "day") return date;
  if (grain === "week") return findMonday(date);
  if (grain === "month") return findMonth(date).from;
  const firstMonth = 3 * Math.floor((Number(date.slice(5, 7)) - 1) / 3) + 1;
  return `${date.slice(0, 4)}-${String(firstMonth).padStart(2, "0")}-01`;
}

const zeroTally = (): Tally => ({ completed: 0, broken: 0, focusMinutes: 0 });

function addTally(sum: Tally, more: Tally): void {
  sum.completed += more.completed;
  sum.broken += more.broken;
  sum.focusMinutes += more.focusMinutes;
}
