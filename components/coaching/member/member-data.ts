import type { CoachedMemberPage as WirePage } from "@/domain/api/coach";
import type { CoachNote, CoachPlan } from "@/domain/api/coach-messages";
import type { DashboardData } from "../../dashboard/dashboard-data";
import type { FocusSession } from "../../live/session";
import type { MemberParams, MemberRef } from "./member-path";

export type CoachedMemberPage = Omit<WirePage, "sessions"> & { sessions: FocusSession[] };

/** Everything a coach's page of a member shows, as the server rendered it. */
export interface MemberData {
  member: MemberRef;
  roomName: string;
  params: MemberParams;
  page: CoachedMemberPage;
  notes: CoachNote[];
  plans: CoachPlan[];
}

/**
 * The page as dashboard data, for components shared with the member's own dashboard. Goals, days
 * off and activities without a session are private to the member.
 */
export function toDashboardData({
  page,
  params,
}: Pick<MemberData, "page" | "params">): DashboardData {
  const today = page.streak.days.at(-1)?.date ?? params.today;
  return {
    params: { ...params, today },
    personal: page.dashboard,
    toDate: page.soFar,
    previousDays: null,
    patterns: page.patterns,
    streak: page.streak,
    year: [],
    sizing: page.sizing,
    goals: [],
    goalWeek: today,
    restDays: { weekdays: [], next: null, dates: [], today },
    activities: [],
  };
}
