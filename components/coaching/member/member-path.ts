import type { CoachedPart } from "@/domain/api/export-part";
import { type Period, previousPeriod } from "@/domain/time/period";
import {
  type DashboardParams,
  dashboardPath,
  isSamePeriod,
  parseDashboardParams,
} from "../../dashboard/period/dashboard-params";
import { type AskedCompare, readCompare } from "./compare-days";

type Search = Record<string, string | string[] | undefined>;

/** Whose page: the room's address and the member's id. */
export interface WhoseMember {
  slug: string;
  userId: string;
}

/** What of a member is looked at: a span, and one to compare it with, or none. */
export interface MemberView extends DashboardParams, AskedCompare {}

const pathOf = ({ slug, userId }: WhoseMember) => `/rooms/${slug}/coach/${userId}`;

/** The view an address asks for; what does not fit is left out. */
export function readMemberView(search: Search, today: string, whose: WhoseMember): MemberView {
  const { from, to, cfrom, cto } = search;
  const view = parseDashboardParams({ from, to }, today, pathOf(whose));
  return { ...view, ...readCompare(cfrom, cto, today) };
}

/** The address of a span beside another one. */
export function comparePath(view: MemberView, compare: Period): string {
  const path = dashboardPath(view);
  const query = new URLSearchParams({ cfrom: compare.from, cto: compare.to });
  return `${path}${path.includes("?") ? "&" : "?"}${query}`;
}

/**
 * The address of other days beside what these stand beside: the span before, or the year before,
 * goes along; days that were chosen stay.
 */
export function memberSpanPath(view: MemberView, period: Period): string {
  const to = { ...view, period };
  const { compare } = view;
  if (!compare) return dashboardPath(to);
  const likely = likelySpans(view).find((one) => isSamePeriod(one.span, compare));
  const along = likelySpans(to).find(({ name }) => name === likely?.name)?.span ?? compare;
  return isSamePeriod(along, period) ? dashboardPath(to) : comparePath(to, along);
}

/** Spans that are worth a comparison with this one. */
export function likelySpans({
  period,
}: Pick<DashboardParams, "period">): { name: "before" | "yearBefore"; span: Period }[] {
  return [
    { name: "before", span: previousPeriod(period) },
    { name: "yearBefore", span: { from: yearBefore(period.from), to: yearBefore(period.to) } },
  ];
}

/** The same day a year earlier; the 28th for a 29 February. */
function yearBefore(day: string): string {
  const before = `${Number(day.slice(0, 4)) - 1}`.padStart(4, "0") + day.slice(4);
  return before.endsWith("-02-29") ? before.replace("-29", "-28") : before;
}

/**
 * Where a part of a member's page, or all of it, is to be had as a file; the format is to be added.
 *
 * @param compare the days that stand beside the span, where the file holds them too.
 */
export function memberExportPath(
  { slug, userId }: WhoseMember,
  { from, to }: Period,
  part?: CoachedPart,
  compare?: Period | null,
): string {
  const query = {
    ...{ room: slug, member: userId, from, to },
    ...(compare && { cfrom: compare.from, cto: compare.to }),
    ...(part && { part }),
  };
  return `/api/export/coach?${new URLSearchParams(query)}`;
}
