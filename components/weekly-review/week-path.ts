import { day } from "@/domain/api/text";
import { mondayOf } from "@/domain/time/period";

/** Nobody has sessions before it, and the week before it is valid too. */
const FIRST_MONDAY = "1900-01-15";

/**
 * The Monday of the week that contains the day in the address. Anything else, and weeks in the
 * future, give this week.
 *
 * @param today the person's local day.
 */
export function parseWeek(asked: unknown, today: string): string {
  const thisWeek = mondayOf(today);
  const parsed = day.safeParse(asked);
  if (!parsed.success) return thisWeek;
  const week = mondayOf(parsed.data);
  return week < FIRST_MONDAY || week > thisWeek ? thisWeek : week;
}

export const weekPath = (week: string) => `/dashboard/week?week=${week}`;
