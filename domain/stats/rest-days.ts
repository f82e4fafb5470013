import { addDays, isoWeekday } from "../time/period";

/** Six of seven: with every weekday off a streak could never break. */
export const MAX_REST_WEEKDAYS = 6;

/** The ISO weekdays off from a local day on, until the next rule. */
export interface WeekdayRule {
  fromDate: string;
  weekdays: readonly number[];
}

export interface RestRules {
  /** In any order. Before the first rule no weekday is off. */
  weekdayRules: readonly WeekdayRule[];
  /** Single days off, added before they began. */
  dates: readonly string[];
}

export type DeclaredRest = "weekday" | "date";

/** Returns a function that finds out why a day is a rest day, fast enough for many days. */
export function buildRestCalendar(rules: RestRules): (day: string) => DeclaredRest | null {
  const dates = new Set(rules.dates);
  const byDay = sortRules(rules.weekdayRules);
  return (day) => {
    if (dates.has(day)) return "date";
    return findRule(day, byDay)?.weekdays.includes(isoWeekday(day)) ? "weekday" : null;
  };
}

/**
 * Returns the reason why a day is a rest day, or null. A single date takes precedence over a
 * weekday.
 */
export function findRest(day: string, rules: RestRules): DeclaredRest | null {
  return buildRestCalendar(rules)(day);
}

/** A date can be added or removed as a day off only before it begins. */
export function isAfterToday(date: string, today: string): boolean {
  return today < date;
}

/**
 * The rules after the weekdays off were changed on `today`. The change applies from the next local
 * day on and replaces later rules; no day up to `today` changes. After a flight west some days come
 * twice: `today` must then be the latest day the person has been in.
 */
export function changeWeekdays(
  rules: readonly WeekdayRule[],
  weekdays: readonly number[],
  today: string,
): WeekdayRule[] {
  const past = rules.filter((rule) => !isAfterToday(rule.fromDate, today));
  return [...past, { fromDate: addDays(today, 1), weekdays }];
}

/** A person's rest days as `restDays.get` answers them. */
export function listRestDays(rules: RestRules, today: string) {
  const byDay = sortRules(rules.weekdayRules);
  const next = byDay.find((rule) => isAfterToday(rule.fromDate, today));
  return {
    weekdays: [...(findRule(today, byDay)?.weekdays ?? [])].sort(),
    next: next ? { weekdays: [...next.weekdays].sort(), fromDate: next.fromDate } : null,
    dates: rules.dates.filter((date) => date >= today).sort(),
    today,
  };
}

const sortRules = (rules: readonly WeekdayRule[]) =>
  [...rules].sort((a, b) => (a.fromDate < b.fromDate ? -1 : Number(a.fromDate > b.fromDate)));

/** The last rule that begins by this day. Binary search: there may be as many rules as days. */
function findRule(day: string, byDay: readonly WeekdayRule[]): WeekdayRule | undefined {
  let [low, high] = [0, byDay.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const begins = byDay[middle]?.fromDate;
    if (begins !== undefined && begins <= day) low = middle + 1;
    else high = middle;
  }
  return byDay[low - 1];
}
