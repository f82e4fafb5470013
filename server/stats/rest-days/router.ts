import { noInput } from "@/domain/api/fields/no-input";
import { restDateInput, restDaysOutput, setWeekdaysInput } from "@/domain/api/rest-days";
import { t } from "../../trpc/init";
import { checkOutput } from "../../trpc/output";
import { userProcedure } from "../../trpc/procedures";
import { declareRestDate, setRestWeekdays, withdrawRestDate } from "./mutations";
import { findRestDays } from "./queries";

export const restDaysRouter = t.router({
  get: userProcedure
    .input(noInput)
    .output(checkOutput(restDaysOutput))
    .query(({ ctx }) => findRestDays(ctx.db, ctx.viewer)),

  setWeekdays: userProcedure
    .input(setWeekdaysInput)
    .output(checkOutput(restDaysOutput))
    .mutation(async ({ ctx, input }) => {
      await setRestWeekdays(ctx.db, { userId: ctx.viewer.userId, ...input });
      return findRestDays(ctx.db, ctx.viewer);
    }),

  declare: userProcedure
    .input(restDateInput)
    .output(checkOutput(restDaysOutput))
    .mutation(async ({ ctx, input }) => {
      await declareRestDate(ctx.db, { userId: ctx.viewer.userId, ...input });
      return findRestDays(ctx.db, ctx.viewer);
    }),

  withdraw: userProcedure
    .input(restDateInput)
    .output(checkOutput(restDaysOutput))
    .mutation(async ({ ctx, input }) => {
      await withdrawRestDate(ctx.db, { userId: ctx.viewer.userId, ...input });
      return findRestDays(ctx.db, ctx.viewer);
    }),
});
