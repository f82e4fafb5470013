import { z } from "zod";
import { noInput } from "@/domain/api/fields/no-input";
import {
  goalOutput,
  goalProgressInput,
  goalProgressOutput,
  removeGoalInput,
  setGoalInput,
} from "@/domain/api/goal";
import { t } from "../../trpc/init";
import { checkOutput } from "../../trpc/output";
import { userProcedure } from "../../trpc/procedures";
import { removeGoal, setGoal } from "./mutations";
import { findCurrentWeek, listGoalProgress, listGoals } from "./queries";

export const goalRouter = t.router({
  list: userProcedure
    .input(noInput)
    .output(checkOutput(z.array(goalOutput)))
    .query(({ ctx }) => listGoals(ctx.db, ctx.viewer)),

  progress: userProcedure
    .input(goalProgressInput)
    .output(checkOutput(z.array(goalProgressOutput)))
    .query(async ({ ctx, input }) =>
      listGoalProgress(ctx.database, {
        userId: ctx.viewer.userId,
        timeZone: ctx.viewer.timeZone,
        week: input?.week ?? (await findCurrentWeek(ctx.db, ctx.viewer.timeZone)),
      }),
    ),

  set: userProcedure
    .input(setGoalInput)
    .output(checkOutput(z.array(goalOutput)))
    .mutation(async ({ ctx, input }) => {
      await setGoal(ctx.db, { userId: ctx.viewer.userId, ...input });
      return listGoals(ctx.db, ctx.viewer);
    }),

  remove: userProcedure
    .input(removeGoalInput)
    .output(checkOutput(z.array(goalOutput)))
    .mutation(async ({ ctx, input }) => {
      await removeGoal(ctx.db, { userId: ctx.viewer.userId, ...input });
      return listGoals(ctx.db, ctx.viewer);
    }),
});
