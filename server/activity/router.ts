import { z } from "zod";
import {
  type Activity,
  activityOutput,
  archiveActivityInput,
  createActivityInput,
  listedActivityOutput,
  mergeActivityInput,
  updateActivityInput,
} from "@/domain/api/activity";
import { noInput } from "@/domain/api/fields/no-input";
import { requireFound } from "../refusal";
import type { Context } from "../trpc/context";
import { t } from "../trpc/init";
import { checkOutput } from "../trpc/output";
import { userProcedure } from "../trpc/procedures";
import { archiveActivity, createActivity, mergeActivity, updateActivity } from "./mutations";
import { findActivity, listActivities } from "./queries";

export const activityRouter = t.router({
  list: userProcedure
    .input(noInput)
    .output(checkOutput(z.array(listedActivityOutput)))
    .query(({ ctx }) => listActivities(ctx.db, ctx.viewer.userId)),

  create: userProcedure
    .input(createActivityInput)
    .output(checkOutput(activityOutput))
    .mutation(async ({ ctx, input }) => {
      const { userId } = ctx.viewer;
      const { name, isRest, color } = input;
      const id = await createActivity(ctx.db, { userId, name, isRest, color });
      return shown(ctx, userId, id);
    }),

  update: userProcedure
    .input(updateActivityInput)
    .output(checkOutput(activityOutput))
    .mutation(async ({ ctx, input }) => {
      ctx.announceLater(await updateActivity(ctx.db, { userId: ctx.viewer.userId, ...input }));
      return shown(ctx, ctx.viewer.userId, input.id);
    }),

  archive: userProcedure
    .input(archiveActivityInput)
    .output(checkOutput(activityOutput))
    .mutation(async ({ ctx, input }) => {
      await archiveActivity(ctx.db, { userId: ctx.viewer.userId, ...input });
      return shown(ctx, ctx.viewer.userId, input.id);
    }),

  merge: userProcedure
    .input(mergeActivityInput)
    .output(checkOutput(activityOutput))
    .mutation(async ({ ctx, input }) => {
      ctx.announceLater(await mergeActivity(ctx.db, { userId: ctx.viewer.userId, ...input }));
      return shown(ctx, ctx.viewer.userId, input.intoId);
    }),
});

async function shown(ctx: Context, userId: string, id: string): Promise<Activity> {
  const row = requireFound(await findActivity(ctx.db, { userId, id }), "activity_not_found");
  return { id: row.id, name: row.name, color: row.color, isRest: row.isRest };
}
