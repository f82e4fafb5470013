/**
 * The parts of a day in which a record is read apart: six hours each by the clock on the wall. They
 * end with the local day, so that none lies in two of them.
 */
export const DAY_PARTS = ["night", "morning", "afternoon", "evening"] as const;
export type DayPart = (typeof DAY_PARTS)[number];

/** The part that an hour on the wall, 0 to 23, lies in. */
export function findDayPart(hour: number): DayPart {
  if (hour < 6) return "night";
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}
