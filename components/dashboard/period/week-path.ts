import { FIRST_STATS_DAY, isStatsDay } from "@/domain/time/day-bounds";
import { addDays, findMonday } from "@/domain/time/period";

/** The weeks before it have figures too, so that a review can compare with them. */
const FIRST_MONDAY = addDays(FIRST_STATS_DAY, 14);

/**
 * The Monday of the week that contains the day in the address. Anything else, and weeks in the
 * future, give this week.
 *
 * @param today the person's local day.
 */
export function parseWeek(asked: unknown, today: string): string {
  const thisWeek = findMonday(today);
  if (!isStatsDay(asked)) return thisWeek;
  const week = findMonday(asked);
  return week < FIRST_MONDAY || week > thisWeek ? thisWeek : week;
}

export const weekPath = (week: string) => `/dashboard/week?week=${week}`;
