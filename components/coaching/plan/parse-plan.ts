import { isSessionLength } from "@/domain/focus-session/session-length";
import { GOAL_UNITS, type GoalUnit, isGoalAmount } from "@/domain/stats/goal";

/** The numbers of a plan, as its form holds them. */
interface PlanNumbers {
  unit: GoalUnit;
  amount: number;
  /** A length to take, or null for any. */
  minutes: number | null;
}

/** Which of its numbers do not fit, and the unit that the amount was meant in. */
export interface WrongPlan {
  unit: GoalUnit;
  amount: boolean;
  minutes: boolean;
}

export const NOTHING_WRONG: WrongPlan = { unit: "sessions", amount: false, minutes: false };

/** Reads a plan's form; null where something in it is wrong. */
export function readPlan(fields: FormData): { plan: PlanNumbers | null; wrong: WrongPlan } {
  const unit = GOAL_UNITS.find((one) => one === fields.get("unit")) ?? "sessions";
  const amount = numberIn(fields, "amount");
  const minutes = numberIn(fields, "minutes");
  const wrong = {
    unit,
    amount: amount === null || !isGoalAmount(unit, amount),
    minutes: minutes !== null && !isSessionLength(minutes),
  };
  const isRight = amount !== null && !wrong.amount && !wrong.minutes;
  return { plan: isRight ? { unit, amount, minutes } : null, wrong };
}

/** What stands in a field of numbers; null where it is empty, not a number where it is none. */
function numberIn(fields: FormData, name: string): number | null {
  const typed = String(fields.get(name) ?? "").trim();
  return typed === "" ? null : Number(typed);
}
