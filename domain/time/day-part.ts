/**
 * Parts of a local day for which sessions are analysed separately, six hours of the wall clock each.
 * They start at midnight, so no part lies in two days.
 */
export const DAY_PARTS = ["night", "morning", "afternoon", "evening"] as const;
export type DayPart = (typeof DAY_PARTS)[number];

/** The part that contains an hour of the wall clock, 0 to 23. */
export function findDayPart(hour: number): DayPart {
  if (hour < 6) return "night";
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}
