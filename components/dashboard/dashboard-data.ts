import type { Activity } from "@/domain/api/wire";
import type {
  DayTally,
  GoalProgress,
  Patterns,
  PeriodToDate,
  PersonalDashboard,
  RestDays,
  Sizing,
  Streak,
  StreakDay,
} from "@/domain/api/wire-dashboard";
import type { View } from "./period/dashboard-params";

/** What the page of the personal dashboard knows when it is first drawn. */
export interface DashboardData {
  view: View;
  personal: PersonalDashboard;
  /** Null once the span is over. */
  soFar: PeriodToDate | null;
  /** The days of the span before; null where they would not be drawn. */
  before: DayTally[] | null;
  patterns: Patterns;
  /** Up to today; its days are the last ones. */
  streak: Streak;
  /** Every day of the calendar year that is looked at. */
  year: StreakDay[];
  sizing: Sizing[];
  goals: GoalProgress[];
  /** The Monday of the week the goals stand for. */
  goalWeek: string;
  restDays: RestDays;
  /** The person's activities that count, put away or not. */
  activities: (Activity & { archivedAt: string | null })[];
}
