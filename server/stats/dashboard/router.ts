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
import { noInput } from "@/domain/api/fields/no-input";
import { t } from "../../trpc/init";
import { checkOutput } from "../../trpc/output";
import { roomProcedure, userProcedure } from "../../trpc/procedures";
import { findPatterns } from "./pattern-queries";
import { findPersonalDashboard } from "./queries";
import { findRoomDashboard } from "./room-queries";
import { findSizing } from "./sizing-queries";
import { findStreak } from "./streak-queries";

export const dashboardRouter = t.router({
  personal: userProcedure
    .input(personalInput)
    .output(checkOutput(personalDashboardOutput))
    .query(({ ctx, input }) =>
      findPersonalDashboard(ctx.database, { userId: ctx.viewer.userId, ...input }),
    ),

  patterns: userProcedure
    .input(personalInput)
    .output(checkOutput(patternsOutput))
    .query(({ ctx, input }) => findPatterns(ctx.database, { userId: ctx.viewer.userId, ...input })),

  streak: userProcedure
    .input(streakInput)
    .output(checkOutput(streakOutput))
    .query(({ ctx, input }) => {
      const { userId, timeZone } = ctx.viewer;
      return findStreak(ctx.database, { userId, timeZone, shown: input });
    }),

  sizing: userProcedure
    .input(noInput)
    .output(checkOutput(z.array(sizingOutput)))
    .query(({ ctx }) => findSizing(ctx.database, ctx.viewer.userId)),

  room: roomProcedure("see_room")
    .input(roomDashboardInput)
    .output(checkOutput(roomDashboardOutput))
    .query(({ ctx, input: { from, to } }) =>
      findRoomDashboard(ctx.database, {
        roomId: ctx.membership.roomId,
        viewerId: ctx.viewer.userId,
        from,
        to,
      }),
    ),
});
