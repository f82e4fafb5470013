import { addDays, findWeek } from "@/domain/time/period";

/** Weeks of the streak that are shown. */
const STREAK_WEEKS = 4;

/** The days for which streak and week are asked, around a local day. */
export function progressDays(day: string) {
  const week = findWeek(day);
  return { week, streak: { from: addDays(week.from, -7 * (STREAK_WEEKS - 1)), to: week.to } };
}
