import type {
  AccessLogEntry,
  CoachNote,
  CoachPlan,
  GrantToCoach,
  WeeklyAccess,
} from "@/domain/api/wire-coach";

/** All that a person's page of their coaches shows, as the server rendered it. */
export interface OwnCoaching {
  grants: GrantToCoach[];
  plans: CoachPlan[];
  notes: CoachNote[];
  looks: AccessLogEntry[];
  week: WeeklyAccess[];
  /** While a session runs, notes and open plans wait. */
  isRunning: boolean;
}
