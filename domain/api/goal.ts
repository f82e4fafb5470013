import { z } from "zod";
import { GOAL_UNITS, MAX_GOAL } from "../stats/goal";
import { namedActivityOutput } from "./activity";
import { wireCount, wireDay, wireId } from "./fields/output-fields";
import { id, monday } from "./fields/text";

/** `goal.set`: sessions or minutes a week, from this week on. */
export const setGoalInput = z
  .strictObject({ activityId: id, unit: z.enum(GOAL_UNITS), amount: z.int().min(1) })
  .refine((goal) => goal.amount <= MAX_GOAL[goal.unit], { path: ["amount"] });

export const removeGoalInput = z.strictObject({ activityId: id });

/** `goal.progress`: the Monday of the week, by default this week's. */
export const goalProgressInput = z.strictObject({ week: monday.optional() }).optional();

const weeklyGoalOutput = z.strictObject({
  activityId: wireId,
  ...namedActivityOutput.omit({ id: true }).shape,
  unit: z.enum(GOAL_UNITS),
  amount: wireCount,
  /** Name of the coach who suggested it, or null where the person set it themselves. */
  suggestedBy: z.string().nullable(),
});

/** An item of `goal.list`, `goal.set` and `goal.remove`. */
export const goalOutput = weeklyGoalOutput.extend({ fromWeek: wireDay });

/** An item of `goal.progress`. */
export const goalProgressOutput = weeklyGoalOutput.extend({
  /** Completed sessions or focus minutes of that week, in `unit`. */
  done: wireCount,
});
export type GoalProgress = z.infer<typeof goalProgressOutput>;
