import { answerWeekInput, weekInput, weekReviewOutput } from "@/domain/api/weekly-review";
import { t } from "../../trpc/init";
import { checkOutput } from "../../trpc/output";
import { userProcedure } from "../../trpc/procedures";
import { answerWeeklyReview } from "./mutations";
import { findWeeklyReview } from "./queries";

const toViewer = ({ userId, timeZone }: { userId: string; timeZone: string }) => ({
  userId,
  timeZone,
});

export const weeklyReviewRouter = t.router({
  get: userProcedure
    .input(weekInput)
    .output(checkOutput(weekReviewOutput))
    .query(({ ctx, input: { week } }) =>
      findWeeklyReview(ctx.database, { ...toViewer(ctx.viewer), week }),
    ),

  answer: userProcedure
    .input(answerWeekInput)
    .output(checkOutput(weekReviewOutput))
    .mutation(async ({ ctx, input }) => {
      await answerWeeklyReview(ctx.database, { ...toViewer(ctx.viewer), ...input });
      return findWeeklyReview(ctx.database, { ...toViewer(ctx.viewer), week: input.week });
    }),
});
