import { isSessionLength } from "@/domain/focus-session/session-length";
import { GOAL_UNITS, type GoalUnit, isGoalAmount } from "@/domain/stats/goal";

/** The numbers of a plan. */
interface PlanNumbers {
  unit: GoalUnit;
  amount: number;
  /** Session length to use; null for any. */
  minutes: number | null;
}

/** Which numbers are wrong, and the unit the amount was given in. */
export interface PlanErrors {
  unit: GoalUnit;
  amount: boolean;
  minutes: boolean;
}

export const NO_ERRORS: PlanErrors = { unit: "sessions", amount: false, minutes: false };

/** Parses the form of a plan; `plan` is null when something is wrong. */
export function parsePlan(fields: FormData): { plan: PlanNumbers | null; errors: PlanErrors } {
  const unit = GOAL_UNITS.find((one) => one === fields.get("unit")) ?? "sessions";
  const amount = parseNumber(fields, "amount");
  const minutes = parseNumber(fields, "minutes");
  const errors = {
    unit,
    amount: amount === null || !isGoalAmount(unit, amount),
    minutes: minutes !== null && !isSessionLength(minutes),
  };
  const isValid = amount !== null && !errors.amount && !errors.minutes;
  return { plan: isValid ? { unit, amount, minutes } : null, errors };
}

/** Null for an empty field, NaN for text that is not a number. */
function parseNumber(fields: FormData, name: string): number | null {
  const typed = String(fields.get(name) ?? "").trim();
  return typed === "" ? null : Number(typed);
}
