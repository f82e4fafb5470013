import type { DayTally, Tally } from "@/domain/api/wire-dashboard";
import { addDays, findMonday, findMonth, type Period, periodLength } from "@/domain/time/period";

/** How many days one bar stands for. */
export type Grain = "day" | "week" | "month" | "quarter";

/** What one bar shows: some days in a row with the sum of each activity. */
export interface Group extends Tally, Period {
  activities: ReadonlyMap<string, Tally>;
  /** Protected minutes of the days that lie as far into the span before; null where not known. */
  before: number | null;
}

/** The finest grain at which bars are still wide enough to be told apart on a phone. */
export function grainOf(span: Period): Grain {
  const days = periodLength(span);
  if (days <= 35) return "day";
  if (days <= 371) return "week";
  return days <= 4 * 366 ? "month" : "quarter";
}

/**
 * Days gathered into bars. Calendar weeks, months and quarters; the first and the last may be cut
 * by the span.
 *
 * @param days every day of a span, oldest first.
 * @param before the days of the span of equal length before, or null.
 */
export function groupDays(
  days: readonly DayTally[],
  grain: Grain,
  before: readonly DayTally[] | null = null,
): Group[] {
  const groups: (Group & { key: string; activities: Map<string, Tally> })[] = [];
  for (const [index, day] of days.entries()) {
    const key = keyOf(day.date, grain);
    let group = groups.at(-1);
    if (group?.key !== key) {
      group = { key, from: day.date, to: day.date, ...none(), activities: new Map(), before: null };
      groups.push(group);
    }
    group.to = day.date;
    add(group, day);
    for (const { activityId, ...tally } of day.activities) {
      const known = group.activities.get(activityId) ?? none();
      add(known, tally);
      group.activities.set(activityId, known);
    }
    const then = before?.[index];
    if (then) group.before = (group.before ?? 0) + then.focusMinutes;
  }
  return groups.map(({ key: _, ...group }) => group);
}

/** The first day of the calendar unit a day lies in. */
function keyOf(date: string, grain: Grain): string {
  if (grain === "day") return date;
  if (grain === "week") return findMonday(date);
  const month = findMonth(date).from;
  if (grain === "month") return month;
  const inQuarter = (Number(month.slice(5, 7)) - 1) % 3;
  return inQuarter === 0 ? month : findMonth(addDays(month, -28 * inQuarter)).from;
}

const none = (): Tally => ({ completed: 0, broken: 0, focusMinutes: 0 });

function add(sum: Tally, more: Tally): void {
  sum.completed += more.completed;
  sum.broken += more.broken;
  sum.focusMinutes += more.focusMinutes;
}
