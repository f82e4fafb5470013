import type { CoachNote, CoachPlan, GrantToCoach, Look, WeekOfLooks } from "@/domain/wire-coach";

/** All that a person's page of their coaches shows, as the server rendered it. */
export interface OwnCoaching {
  grants: GrantToCoach[];
  plans: CoachPlan[];
  notes: CoachNote[];
  looks: Look[];
  week: WeekOfLooks[];
  /** While a session runs, notes and open plans wait. */
  isRunning: boolean;
}
