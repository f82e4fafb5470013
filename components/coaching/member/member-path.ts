import { createSerializer, parseAsString } from "nuqs/server";
import type { CoachedPart } from "@/domain/api/export-part";
import { type Period, previousPeriod } from "@/domain/time/period";
import {
  type DashboardParams,
  dashboardPath,
  isSamePeriod,
  parseDashboardParams,
} from "../../dashboard/period/dashboard-params";
import { type ComparedDays, parseCompareDays } from "./compare-days";

type Search = Record<string, string | string[] | undefined>;

/** A member of a room, as the address names them. */
export interface MemberRef {
  slug: string;
  userId: string;
}

/** The period that a coach views, and another to compare it with, or none. */
export interface MemberParams extends DashboardParams, ComparedDays {}

const COMPARED = { cfrom: parseAsString, cto: parseAsString };
const serializeCompare = createSerializer(COMPARED);
const serializeExport = createSerializer({
  room: parseAsString,
  member: parseAsString,
  from: parseAsString,
  to: parseAsString,
  ...COMPARED,
  part: parseAsString,
  format: parseAsString,
});

/** Reads the address; invalid values count as missing. */
export function parseMemberParams(
  { from, to, cfrom, cto }: Search,
  today: string,
  { slug, userId }: MemberRef,
): MemberParams {
  const params = parseDashboardParams({ from, to }, today, `/rooms/${slug}/coach/${userId}`);
  return { ...params, ...parseCompareDays(cfrom, cto, today) };
}

/** The address of a comparison with another period. */
export const comparePath = (params: MemberParams, { from, to }: Period): string =>
  serializeCompare(dashboardPath(params), { cfrom: from, cto: to });

/**
 * The address of another period. A comparison with the previous period or the year before moves
 * along; other days stay.
 */
export function memberPeriodPath(params: MemberParams, period: Period): string {
  const moved = { ...params, period };
  const { compare } = params;
  if (!compare) return dashboardPath(moved);
  const suggested = suggestComparisons(params).find((one) => isSamePeriod(one.compare, compare));
  const next =
    suggestComparisons(moved).find(({ name }) => name === suggested?.name)?.compare ?? compare;
  return isSamePeriod(next, period) ? dashboardPath(moved) : comparePath(moved, next);
}

/** The previous period, and the same days a year earlier. */
export function suggestComparisons({
  period,
}: Pick<DashboardParams, "period">): { name: "before" | "yearBefore"; compare: Period }[] {
  const yearEarlier = { from: yearBefore(period.from), to: yearBefore(period.to) };
  return [
    { name: "before", compare: previousPeriod(period) },
    { name: "yearBefore", compare: yearEarlier },
  ];
}

/** The same day a year earlier; the 28th for a 29 February. */
function yearBefore(day: string): string {
  const before = `${Number(day.slice(0, 4)) - 1}`.padStart(4, "0") + day.slice(4);
  return before.endsWith("-02-29") ? before.replace("-29", "-28") : before;
}

interface MemberExport {
  period: Period;
  /** The whole page by default. */
  part?: CoachedPart;
  /** The other period, for the page and its comparison. */
  compare?: Period | null;
  /** Without it, the caller appends `&format=`. */
  format?: "json";
}

/** The address of a download of a member's page, or of one part of it. */
export function memberExportPath(
  { slug, userId }: MemberRef,
  { period, part, compare, format }: MemberExport,
): string {
  return serializeExport("/api/export/coach", {
    room: slug,
    member: userId,
    ...period,
    ...(compare && { cfrom: compare.from, cto: compare.to }),
    ...(part && { part }),
    ...(format && { format }),
  });
}
