import type { DashboardPart } from "@/domain/api/export-part";
import { FIRST_STATS_DAY, isStatsDay } from "@/domain/time/day-bounds";
import { addDays, mondayOf, weekOf } from "@/domain/time/period";

/** The weeks before it have figures too, so that a review can compare with them. */
const FIRST_MONDAY = addDays(FIRST_STATS_DAY, 14);

/**
 * The Monday of the week that an address asks for by any of its days; this week for what is no
 * day, and for weeks to come.
 *
 * @param today the person's local day.
 */
export function askedWeek(asked: unknown, today: string): string {
  const thisWeek = mondayOf(today);
  if (!isStatsDay(asked)) return thisWeek;
  const week = mondayOf(asked);
  return week < FIRST_MONDAY || week > thisWeek ? thisWeek : week;
}

export const weekPath = (week: string) => `/dashboard/week?week=${week}`;

/** Where the week is to be had as a file; the format is still to be added. */
export const weekExportPath = (week: string, part: DashboardPart) =>
  `/api/export/dashboard?${new URLSearchParams({ ...weekOf(week), part })}`;

/** The same for its sessions. */
export const weekHistoryPath = (week: string) =>
  `/api/export/history?${new URLSearchParams({ ...weekOf(week) })}`;
