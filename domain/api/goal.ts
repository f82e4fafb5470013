import { z } from "zod";
import { GOAL_UNITS, MAX_GOAL } from "../stats/goal";
import { id, monday } from "./text";

/** `goal.set`: so many sessions or minutes a week, from this week on. */
export const setGoalInput = z
  .strictObject({ activityId: id, unit: z.enum(GOAL_UNITS), amount: z.int().min(1) })
  .refine((goal) => goal.amount <= MAX_GOAL[goal.unit], { path: ["amount"] });

export const removeGoalInput = z.strictObject({ activityId: id });

/** `goal.progress`: the Monday of the week; this week when left out. */
export const goalProgressInput = z.strictObject({ week: monday.optional() }).optional();
