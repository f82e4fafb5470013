import { restDateInput, setWeekdaysInput } from "@/domain/api/rest-days";
import { t } from "../../trpc/init";
import { userProcedure } from "../../trpc/procedures";
import { declareRestDate, setRestWeekdays, withdrawRestDate } from "./mutations";
import { restDays } from "./queries";

export const restDaysRouter = t.router({
  get: userProcedure.query(({ ctx }) => restDays(ctx.db, ctx.viewer)),

  setWeekdays: userProcedure.input(setWeekdaysInput).mutation(async ({ ctx, input }) => {
    await setRestWeekdays(ctx.db, { userId: ctx.viewer.userId, ...input });
    return restDays(ctx.db, ctx.viewer);
  }),

  declare: userProcedure.input(restDateInput).mutation(async ({ ctx, input }) => {
    await declareRestDate(ctx.db, { userId: ctx.viewer.userId, ...input });
    return restDays(ctx.db, ctx.viewer);
  }),

  withdraw: userProcedure.input(restDateInput).mutation(async ({ ctx, input }) => {
    await withdrawRestDate(ctx.db, { userId: ctx.viewer.userId, ...input });
    return restDays(ctx.db, ctx.viewer);
  }),
});
