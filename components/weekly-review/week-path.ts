import type { DashboardPart } from "@/domain/api/export-part";
import { mondayOf, weekOf } from "@/domain/time/period";

/** Before it nobody can have had a session, and the week before it is a week too. */
const FIRST_MONDAY = "1900-01-15";

/**
 * The Monday of the week that an address asks for by any of its days; this week for what is no
 * day, and for weeks to come.
 *
 * @param today the person's local day.
 */
export function askedWeek(asked: unknown, today: string): string {
  const thisWeek = mondayOf(today);
  if (typeof asked !== "string" || !isDay(asked)) return thisWeek;
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

/** Whether the text is a day there is: the thirtieth of February is none. */
function isDay(text: string): boolean {
  const isShaped = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const at = isShaped ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
