import type { Activity } from "@/domain/api/activity";
import type {
  Patterns,
  PersonalDashboard,
  Sizing,
  Streak,
  StreakDay,
} from "@/domain/api/dashboard";
import type { GoalProgress } from "@/domain/api/goal";
import type { RestDays } from "@/domain/api/rest-days";
import type { DayTally, PeriodToDate } from "@/domain/api/tally";
import type { DashboardParams } from "./period/dashboard-params";

/** Everything the personal dashboard shows. */
export interface DashboardData {
  params: DashboardParams;
  personal: PersonalDashboard;
  /** Null once the period is over. */
  toDate: PeriodToDate | null;
  /** The days of the previous period; null where the chart does not draw them. */
  previousDays: DayTally[] | null;
  patterns: Patterns;
  /** Its last day is today. */
  streak: Streak;
  /** Every day of the calendar year shown. */
  year: StreakDay[];
  sizing: Sizing[];
  goals: GoalProgress[];
  /** The Monday of the week that `goals` belongs to. */
  goalWeek: string;
  restDays: RestDays;
  /** The person's activities without rest, archived ones included. */
  activities: (Activity & { archivedAt: string | null })[];
}
