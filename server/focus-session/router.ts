import { z } from "zod";
import { noInput } from "@/domain/api/fields/no-input";
import {
  breakInput,
  currentOutput,
  defaultLengthOutput,
  dismissTargetInput,
  focusSessionOutput,
  lineageInput,
  listInput,
  reviewInput,
  sessionPageOutput,
  startInput,
  unfinishedTargetsOutput,
} from "@/domain/api/focus-session";
import { requireFound } from "../refusal";
import { t } from "../trpc/init";
import { checkOutput } from "../trpc/output";
import { userProcedure } from "../trpc/procedures";
import { listHistoryPage, listLineage, parseCursor } from "./history-queries";
import { breakSession, dismissTarget, reviewSession, type SessionChange } from "./mutations";
import { findCurrentSession, findLastSession } from "./queries";
import { findDefaultMinutes, listUnfinishedTargets } from "./start-queries";
import { startSession } from "./start-session";

export const focusSessionRouter = t.router({
  current: userProcedure
    .input(noInput)
    .output(checkOutput(currentOutput))
    .query(({ ctx }) => findCurrentSession(ctx.db, ctx.viewer.userId)),

  last: userProcedure
    .input(noInput)
    .output(checkOutput(focusSessionOutput.nullable()))
    .query(({ ctx }) => findLastSession(ctx.db, ctx.viewer.userId)),

  defaultLength: userProcedure
    .input(noInput)
    .output(checkOutput(defaultLengthOutput))
    .query(async ({ ctx }) => ({
      minutes: await findDefaultMinutes(ctx.db, ctx.viewer.userId),
    })),

  unfinishedTargets: userProcedure
    .input(noInput)
    .output(checkOutput(unfinishedTargetsOutput))
    .query(({ ctx }) => listUnfinishedTargets(ctx.db, ctx.viewer.userId)),

  dismissTarget: userProcedure
    .input(dismissTargetInput)
    .output(checkOutput(unfinishedTargetsOutput))
    .mutation(async ({ ctx, input: { id } }) => {
      const { userId } = ctx.viewer;
      ctx.announceLater(await dismissTarget(ctx.db, { userId, id }));
      return listUnfinishedTargets(ctx.db, userId);
    }),

  list: userProcedure
    .input(listInput)
    .output(checkOutput(sessionPageOutput))
    .query(({ ctx, input }) =>
      listHistoryPage(ctx.database.history, {
        ...input,
        userId: ctx.viewer.userId,
        cursor: input.cursor ? parseCursor(input.cursor) : null,
      }),
    ),

  lineage: userProcedure
    .input(lineageInput)
    .output(checkOutput(z.array(focusSessionOutput)))
    .query(async ({ ctx, input: { id } }) =>
      requireFound(
        await listLineage(ctx.db, { userId: ctx.viewer.userId, id }),
        "session_not_found",
      ),
    ),

  start: userProcedure
    .input(startInput)
    .output(checkOutput(focusSessionOutput))
    .mutation(async ({ ctx, input }) =>
      reportChange(ctx, await startSession(ctx.db, { userId: ctx.viewer.userId, ...input })),
    ),

  break: userProcedure
    .input(breakInput)
    .output(checkOutput(focusSessionOutput))
    .mutation(async ({ ctx, input }) =>
      reportChange(
        ctx,
        await breakSession(ctx.db, {
          userId: ctx.viewer.userId,
          id: input.id,
          reason: input.reason ?? null,
        }),
      ),
    ),

  review: userProcedure
    .input(reviewInput)
    .output(checkOutput(focusSessionOutput))
    .mutation(async ({ ctx, input }) =>
      reportChange(ctx, await reviewSession(ctx.db, { userId: ctx.viewer.userId, ...input })),
    ),
});

function reportChange(
  ctx: { announceLater: (notice: SessionChange["notice"]) => void },
  change: SessionChange,
) {
  ctx.announceLater(change.notice);
  // A notice of its own: the rooms read only the seats of the people in theirs.
  if (change.others?.length) ctx.announceLater({ people: change.others });
  return change.session;
}
