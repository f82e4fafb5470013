/**
 * Arithmetic on local days (`YYYY-MM-DD`, years 0001 to 9999). A calendar needs no time zone, so
 * days are counted in UTC, where each has 24 hours. Not with Temporal: requests list ten years of
 * days, and that must be fast.
 */

/** A range of local days, both ends included. */
export interface Period {
  from: string;
  to: string;
}

const DAY_MS = 86_400_000;
const DAYS_IN_400_YEARS = 146_097;
const ZERO = "0".charCodeAt(0);

const TWO_DIGITS = Array.from({ length: 32 }, (_, n) => String(n).padStart(2, "0"));

/** Days since 1970-01-01, negative before it. */
export function dayNumber(day: string): number {
  // 400 years later: Date.UTC reads a year below 100 as one of the twentieth century.
  const year = digits(day, 0) * 100 + digits(day, 2) + 400;
  return Date.UTC(year, digits(day, 5) - 1, digits(day, 8)) / DAY_MS - DAYS_IN_400_YEARS;
}

/** Midnight of a local day as epoch ms, read in UTC. */
export const dayStart = (day: string): number => dayNumber(day) * DAY_MS;

/** Reads two digits. A dozen times faster than parsing the text as a date. */
function digits(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
}

/** The day that is `days` later, or earlier if negative. */
export function addDays(day: string, days: number): string {
  return new Date((dayNumber(day) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** The day after. Fast up to the 28th, where only the day of the month changes. */
function nextDay(day: string): string {
  const date = digits(day, 8);
  return date < 28 ? day.slice(0, 8) + TWO_DIGITS[date + 1] : addDays(day, 1);
}

/** Number of days in a period, both ends included. */
export function periodLength({ from, to }: Period): number {
  return dayNumber(to) - dayNumber(from) + 1;
}

/** Every day of a period, oldest first; empty when it ends before it begins. */
export function listDays({ from, to }: Period): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = nextDay(day)) days.push(day);
  return days;
}

/** The period of equal length that ends on the day before this one begins. */
export function previousPeriod(period: Period): Period {
  return { from: addDays(period.from, -periodLength(period)), to: addDays(period.from, -1) };
}

/** ISO weekday: Monday is 1, Sunday 7. */
export function isoWeekday(day: string): number {
  // 1970-01-01 was a Thursday; the second remainder keeps days before it positive.
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the week that contains this day. */
export function findMonday(day: string): string {
  return addDays(day, 1 - isoWeekday(day));
}

/** The week that contains this day, Monday to Sunday. */
export function findWeek(day: string): Period {
  const from = findMonday(day);
  return { from, to: addDays(from, 6) };
}

/** The calendar month that contains this day. */
export function findMonth(day: string): Period {
  const from = `${day.slice(0, 8)}01`;
  const inNextMonth = addDays(from, 31);
  return { from, to: addDays(`${inNextMonth.slice(0, 8)}01`, -1) };
}

/** The calendar year that contains this day. */
export function findYear(day: string): Period {
  const year = day.slice(0, 4);
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}
