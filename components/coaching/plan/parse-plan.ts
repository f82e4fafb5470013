import { isSessionLength } from "@/domain/focus-session/session-length";
import type { GoalUnit } from "@/domain/stats/goal";
import { readGoal } from "../../dashboard/goals/goal-fields";

/** The numbers of a plan. */
interface PlanNumbers {
  unit: GoalUnit;
  amount: number;
  /** A suggested session length, or null for any. */
  minutes: number | null;
}

/** Which of the numbers are invalid, and the unit of the amount. */
export interface PlanErrors {
  unit: GoalUnit;
  amount: boolean;
  minutes: boolean;
}

export const NO_ERRORS: PlanErrors = { unit: "sessions", amount: false, minutes: false };

/** Parses the plan form; `plan` is null when something is invalid. */
export function parsePlan(fields: FormData): { plan: PlanNumbers | null; errors: PlanErrors } {
  const { unit, amount } = readGoal(fields);
  const typed = String(fields.get("minutes") ?? "").trim();
  const minutes = typed === "" ? null : Number(typed);
  const errors = {
    unit,
    amount: amount === null,
    minutes: minutes !== null && !isSessionLength(minutes),
  };
  return { plan: amount === null || errors.minutes ? null : { unit, amount, minutes }, errors };
}
