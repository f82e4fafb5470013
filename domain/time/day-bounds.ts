import { addDays, dayNumber, type Period } from "./period";

/** The first and the last local day that both JavaScript and PostgreSQL can hold. */
export const FIRST_DAY = "0001-01-01";
export const LAST_DAY = "9999-12-31";

/**
 * The days that figures are computed for. Within these years the period before a period exists as
 * well, and so does the day after it.
 */
export const FIRST_STATS_DAY = "1900-01-01";
export const LAST_STATS_DAY = "2999-12-31";

/** Accepts only days of the calendar (`YYYY-MM-DD`), so not 30 February. */
export function isDay(text: unknown): text is string {
  if (typeof text !== "string" || !/^\d{4}-\d\d-\d\d$/.test(text) || text < FIRST_DAY) return false;
  return !Number.isNaN(dayNumber(text)) && addDays(text, 0) === text;
}

export const isStatsDay = (text: unknown): text is string =>
  isDay(text) && text >= FIRST_STATS_DAY && text <= LAST_STATS_DAY;

/** Ten years by the calendar are the most that one request may cover. */
export const isWithinTenYears = ({ from, to }: Period) => to <= addYears(from, 10);

/** The longest period that ends on this day and is within ten years. */
export const lastTenYears = (to: string): Period => ({ from: addDays(addYears(to, -10), 0), to });

/** The same date in another year. 29 February may not exist there, but compares as if it did. */
const addYears = (day: string, years: number) =>
  String(Number(day.slice(0, 4)) + years).padStart(4, "0") + day.slice(4);
