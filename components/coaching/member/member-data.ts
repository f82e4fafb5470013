import type { CoachedMemberPage, CoachNote, CoachPlan } from "@/domain/api/wire-coach";
import type { DashboardData } from "../../dashboard/dashboard-data";
import type { MemberView, WhoseMember } from "./member-path";

/** All that a member's page for their coach shows, as the server rendered it. */
export interface MemberData {
  whose: WhoseMember;
  roomName: string;
  view: MemberView;
  page: CoachedMemberPage;
  notes: CoachNote[];
  plans: CoachPlan[];
}

/**
 * The same as the member's own dashboard has it, for the pieces that draw both. Goals, rest days
 * and activities without a session are the member's alone.
 */
export function asDashboard({ page, view }: Pick<MemberData, "page" | "view">): DashboardData {
  const today = page.streak.days.at(-1)?.date ?? view.today;
  return {
    params: { ...view, today },
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
