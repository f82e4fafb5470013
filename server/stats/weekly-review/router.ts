import { answerWeekInput, weekInput, weekReviewOutput } from "@/domain/api/weekly-review";
import { t } from "../../trpc/init";
import { checkOutput } from "../../trpc/output";
import { userProcedure } from "../../trpc/procedures";
import { answerWeek } from "./mutations";
import { weekReview } from "./queries";

const whose = ({ userId, timeZone }: { userId: string; timeZone: string }) => ({
  userId,
  timeZone,
});

export const weeklyReviewRouter = t.router({
  get: userProcedure
    .input(weekInput)
    .output(checkOutput(weekReviewOutput))
    .query(({ ctx, input: { week } }) => weekReview(ctx.database, { ...whose(ctx.viewer), week })),

  answer: userProcedure
    .input(answerWeekInput)
    .output(checkOutput(weekReviewOutput))
    .mutation(async ({ ctx, input }) => {
      await answerWeek(ctx.database, { ...whose(ctx.viewer), ...input });
      return weekReview(ctx.database, { ...whose(ctx.viewer), week: input.week });
    }),
});
