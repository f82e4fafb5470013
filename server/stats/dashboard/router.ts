import { z } from "zod";
import {
  patternsOutput,
  personalDashboardOutput,
  personalInput,
  roomDashboardInput,
  roomDashboardOutput,
  sizingOutput,
  streakInput,
  streakOutput,
} from "@/domain/api/dashboard";
import { t } from "../../trpc/init";
import { checkOutput } from "../../trpc/output";
import { roomProcedure, userProcedure } from "../../trpc/procedures";
import { patterns } from "./pattern-queries";
import { personalFigures } from "./queries";
import { roomFigures } from "./room-queries";
import { sizing } from "./sizing-queries";
import { streakFigures } from "./streak-queries";

export const dashboardRouter = t.router({
  personal: userProcedure
    .input(personalInput)
    .output(checkOutput(personalDashboardOutput))
    .query(({ ctx, input }) =>
      personalFigures(ctx.database, { userId: ctx.viewer.userId, ...input }),
    ),

  patterns: userProcedure
    .input(personalInput)
    .output(checkOutput(patternsOutput))
    .query(({ ctx, input }) => patterns(ctx.database, { userId: ctx.viewer.userId, ...input })),

  streak: userProcedure
    .input(streakInput)
    .output(checkOutput(streakOutput))
    .query(({ ctx, input }) => {
      const { userId, timeZone } = ctx.viewer;
      return streakFigures(ctx.database, { userId, timeZone, shown: input });
    }),

  sizing: userProcedure
    .output(checkOutput(z.array(sizingOutput)))
    .query(({ ctx }) => sizing(ctx.database, ctx.viewer.userId)),

  room: roomProcedure("see_room")
    .input(roomDashboardInput)
    .output(checkOutput(roomDashboardOutput))
    .query(({ ctx, input: { from, to } }) =>
      roomFigures(ctx.database, {
        roomId: ctx.membership.roomId,
        viewerId: ctx.viewer.userId,
        from,
        to,
      }),
    ),
});
