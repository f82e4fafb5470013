import { createLoader, createMultiParser, createSerializer, type SearchParams } from "nuqs/server";
import {
  FIRST_STATS_DAY,
  isStatsDay,
  isWithinTenYears,
  lastTenYears,
} from "@/domain/time/day-bounds";
import {
  addDays,
  findMonth,
  findWeek,
  findYear,
  type Period,
  periodLength,
  previousPeriod,
} from "@/domain/time/period";

export const CALENDAR_KINDS = ["day", "week", "month", "year"] as const;
type CalendarKind = (typeof CALENDAR_KINDS)[number];
type PeriodKind = CalendarKind | "range";

/** The choices of a dashboard, all in its address: `/dashboard?from=…&to=…&activity=…`. */
export interface DashboardParams {
  /** The path of the page. */
  path: string;
  period: Period;
  kind: PeriodKind;
  /** The address asks for more than ten years; these are the last ten of them. */
  isCut: boolean;
  activityId: string | null;
  /** The person's local day. */
  today: string;
}

/** A parameter given once; repeated ones count as missing. */
const parseAsSingle = (isValid: (text: string) => boolean) =>
  createMultiParser({
    parse: ([text = "", ...more]) => (more.length === 0 && isValid(text) ? text : null),
    serialize: (text: string) => [text],
  });

const urlParams = {
  from: parseAsSingle(isStatsDay),
  to: parseAsSingle(isStatsDay),
  activity: parseAsSingle((text) => text !== ""),
};
const loadParams = createLoader(urlParams);
const serializeParams = createSerializer(urlParams);

/** Reads the address. Invalid values are ignored; without valid days it is this week. */
export function parseDashboardParams(
  search: SearchParams,
  today: string,
  path = "/dashboard",
): DashboardParams {
  const { from, to, activity } = loadParams(search);
  const first = from ?? to;
  const last = to ?? from;
  const asked = first && last ? inOrder(first, last) : findWeek(today);
  const isCut = !isWithinTenYears(asked);
  const period = isCut ? lastTenYears(asked.to) : asked;
  return { path, period, kind: periodKind(period), isCut, activityId: activity, today };
}

/** The address of a dashboard; this week needs no days in it. */
export function dashboardPath({
  path,
  period,
  activityId,
  today,
}: Omit<DashboardParams, "kind" | "isCut">): string {
  const isThisWeek = isSamePeriod(period, findWeek(today));
  return serializeParams(path, {
    from: isThisWeek ? null : period.from,
    to: isThisWeek ? null : period.to,
    activity: activityId,
  });
}

const inOrder = (a: string, b: string): Period =>
  a <= b ? { from: a, to: b } : { from: b, to: a };

/** The calendar unit that a period is exactly, or "range". */
export function periodKind(period: Period): PeriodKind {
  const isKind = (kind: CalendarKind) => isSamePeriod(period, calendarPeriod(kind, period.from));
  return CALENDAR_KINDS.find(isKind) ?? "range";
}

/** The day, week, month or year that contains a day. */
export function calendarPeriod(kind: CalendarKind, day: string): Period {
  if (kind === "week") return findWeek(day);
  if (kind === "month") return findMonth(day);
  return kind === "year" ? findYear(day) : { from: day, to: day };
}

/** The day to keep when the kind of period changes: today, or the nearest day of the period. */
export function anchorDay({ period, today }: Pick<DashboardParams, "period" | "today">): string {
  if (today < period.from) return period.from;
  return today > period.to ? period.to : today;
}

/** Whether the period is in the future, over, or contains today. */
export function periodPhase({
  period,
  today,
}: Pick<DashboardParams, "period" | "today">): "ahead" | "now" | "over" {
  if (today < period.from) return "ahead";
  return today > period.to ? "over" : "now";
}

/** The periods before and after; null before the first day and where the next one has not begun. */
export function adjacentPeriods({
  period,
  kind,
  today,
}: Pick<DashboardParams, "period" | "kind" | "today">) {
  const calendarKind = kind === "range" ? null : kind;
  const before = calendarKind
    ? calendarPeriod(calendarKind, addDays(period.from, -1))
    : previousPeriod(period);
  const after = calendarKind
    ? calendarPeriod(calendarKind, addDays(period.to, 1))
    : { from: addDays(period.to, 1), to: addDays(period.to, periodLength(period)) };
  return {
    before: before.from < FIRST_STATS_DAY ? null : before,
    after: after.from > today ? null : after,
  };
}

export const isSamePeriod = (a: Period, b: Period) => a.from === b.from && a.to === b.to;
