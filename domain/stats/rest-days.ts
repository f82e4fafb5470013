import { addDays, isoWeekday } from "../time/period";

/** At most so many of the seven: with all of them off a streak could never break. */
export const MAX_REST_WEEKDAYS = 6;

/** The weekdays off (ISO, Monday is 1) from a local day on, until the next rule. */
export interface WeekdayRule {
  fromDate: string;
  weekdays: readonly number[];
}

export interface RestRules {
  /** In any order; before the first of them no weekday is off. */
  weekdayRules: readonly WeekdayRule[];
  /** Single days, declared before they began. */
  dates: readonly string[];
}

export type DeclaredRest = "weekday" | "date";

/** Answers for any day whether it is one of rest, and why: ready to be asked of many days. */
export function buildRestCalendar(rules: RestRules): (day: string) => DeclaredRest | null {
  const dates = new Set(rules.dates);
  const byDay = inOrder(rules.weekdayRules);
  return (day) => {
    if (dates.has(day)) return "date";
    return ruleOn(day, byDay)?.weekdays.includes(isoWeekday(day)) ? "weekday" : null;
  };
}

/** Why a day is one of rest, or null. A declared date goes before a weekday. */
export function restOn(day: string, rules: RestRules): DeclaredRest | null {
  return buildRestCalendar(rules)(day);
}

/** Whether a date may still be declared a day of rest, or withdrawn: only before it begins. */
export function isAhead(date: string, today: string): boolean {
  return today < date;
}

/**
 * The rules after new rest weekdays were declared on `today`: they hold from the next local day
 * on, in the place of whatever was to hold then. No day up to `today` changes. Whoever has flown
 * west lives some days twice: `today` is then the latest day they have already been in.
 */
export function withWeekdays(
  rules: readonly WeekdayRule[],
  weekdays: readonly number[],
  today: string,
): WeekdayRule[] {
  const past = rules.filter((rule) => !isAhead(rule.fromDate, today));
  return [...past, { fromDate: addDays(today, 1), weekdays }];
}

/** What a person is told of their rest days. */
export function listRestDays(rules: RestRules, today: string) {
  const byDay = inOrder(rules.weekdayRules);
  const next = byDay.find((rule) => isAhead(rule.fromDate, today));
  return {
    weekdays: [...(ruleOn(today, byDay)?.weekdays ?? [])].sort(),
    next: next ? { weekdays: [...next.weekdays].sort(), fromDate: next.fromDate } : null,
    dates: rules.dates.filter((date) => date >= today).sort(),
    today,
  };
}

const inOrder = (rules: readonly WeekdayRule[]) =>
  [...rules].sort((a, b) => (a.fromDate < b.fromDate ? -1 : Number(a.fromDate > b.fromDate)));

/** The last rule that begins no later than the day, by halving: rules may be as many as days. */
function ruleOn(day: string, byDay: readonly WeekdayRule[]): WeekdayRule | undefined {
  let [low, high] = [0, byDay.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const begins = byDay[middle]?.fromDate;
    if (begins !== undefined && begins <= day) low = middle + 1;
    else high = middle;
  }
  return byDay[low - 1];
}
