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

export const SPAN_KINDS = ["day", "week", "month", "year"] as const;
export type SpanKind = (typeof SPAN_KINDS)[number] | "range";

/** What of the record is looked at. The address says it: `/dashboard?from=…&to=…&activity=…`. */
export interface View {
  /** Whose dashboard: the path of its page. */
  path: string;
  span: Period;
  kind: SpanKind;
  /** More than ten years were asked for; these are the last of them. */
  isCut: boolean;
  activityId: string | null;
  /** The person's local day. */
  today: string;
}

const OWN_PATH = "/dashboard";

type Search = Record<string, string | string[] | undefined>;

/** The view an address asks for; what does not fit is left out, without any days it is this week. */
export function parseDashboardParams(search: Search, today: string, path = OWN_PATH): View {
  const dayIn = (key: string) => isStatsDay(search[key]) && search[key];
  const [a, b] = [dayIn("from") || dayIn("to"), dayIn("to") || dayIn("from")];
  const [from, to] = a && b ? [a, b].sort() : [];
  const asked = from && to ? { from, to } : findWeek(today);
  const isCut = !isWithinTenYears(asked);
  const span = isCut ? lastTenYears(asked.to) : asked;
  const activityId = typeof search.activity === "string" ? search.activity : null;
  return { path, span, kind: kindOf(span), isCut, activityId, today };
}

/** The address of these days; this week needs none. */
export function dashboardPath({
  path,
  span,
  activityId,
  today,
}: Omit<View, "kind" | "isCut">): string {
  const isThisWeek = isSame(span, findWeek(today));
  const query = new URLSearchParams({
    ...(!isThisWeek && { from: span.from, to: span.to }),
    ...(activityId && { activity: activityId }),
  }).toString();
  return query ? `${path}?${query}` : path;
}

/** Which kind of span these days are, by their bounds. */
export function kindOf(span: Period): SpanKind {
  return SPAN_KINDS.find((kind) => isSame(span, spanOf(kind, span.from))) ?? "range";
}

/** The day, week, month or year around a day. */
export function spanOf(kind: (typeof SPAN_KINDS)[number], day: string): Period {
  if (kind === "week") return findWeek(day);
  if (kind === "month") return findMonth(day);
  return kind === "year" ? findYear(day) : { from: day, to: day };
}

/** The day a view turns around when it becomes a week, a month or a year: the last one lived. */
export function anchorOf({ span, today }: Pick<View, "span" | "today">): string {
  if (today < span.from) return span.from;
  return today > span.to ? span.to : today;
}

/** Where the days of a view lie: to come, over, or with today among them. */
export function whenOf({ span, today }: Pick<View, "span" | "today">): "ahead" | "now" | "over" {
  if (today < span.from) return "ahead";
  return today > span.to ? "over" : "now";
}

/** The spans before and after; null where there is nothing yet, or no more. */
export function neighbours({ span, kind, today }: Pick<View, "span" | "kind" | "today">) {
  const calendar = kind === "range" ? null : kind;
  const before = calendar ? spanOf(calendar, addDays(span.from, -1)) : previousPeriod(span);
  const after = calendar
    ? spanOf(calendar, addDays(span.to, 1))
    : { from: addDays(span.to, 1), to: addDays(span.to, periodLength(span)) };
  return {
    before: before.from < FIRST_STATS_DAY ? null : before,
    after: after.from > today ? null : after,
  };
}

/** Whether two spans are the same days. */
export const isSame = (a: Period, b: Period) => a.from === b.from && a.to === b.to;
