import { isSessionLength } from "@/domain/focus-session/session-length";
import type { GoalUnit } from "@/domain/stats/goal";
import { readGoal } from "../../dashboard/goals/goal-fields";

/** The numbers of a plan, as its form holds them. */
interface PlanNumbers {
  unit: GoalUnit;
  amount: number;
  /** A suggested session length, or null for any. */
  minutes: number | null;
}

/** Which of the numbers are invalid, and the unit of the amount. */
export interface WrongPlan {
  unit: GoalUnit;
  amount: boolean;
  minutes: boolean;
}

export const NOTHING_WRONG: WrongPlan = { unit: "sessions", amount: false, minutes: false };

/** Reads the plan form; `plan` is null where something in it is invalid. */
export function readPlan(fields: FormData): { plan: PlanNumbers | null; wrong: WrongPlan } {
  const { unit, amount } = readGoal(fields);
  const typed = String(fields.get("minutes") ?? "").trim();
  const minutes = typed === "" ? null : Number(typed);
  const wrong = {
    unit,
    amount: amount === null,
    minutes: minutes !== null && !isSessionLength(minutes),
  };
  return { plan: amount === null || wrong.minutes ? null : { unit, amount, minutes }, wrong };
}
