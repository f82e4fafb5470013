import { z } from "zod";
import { readClock } from "@/db/clock";
import {
  patternsOutput,
  personalDashboardOutput,
  personalInput,
  roomDashboardInput,
  roomDashboardOutput,
  roomTodayOutput,
  sizingOutput,
  streakInput,
  streakOutput,
} from "@/domain/api/dashboard";
import { noInput } from "@/domain/api/fields/no-input";
import { roomSlugInput } from "@/domain/api/member";
import { localDay } from "@/domain/time/local-day";
import { t } from "../../trpc/init";
import { checkOutput } from "../../trpc/output";
import { roomProcedure, userProcedure } from "../../trpc/procedures";
import { findPatterns } from "./pattern-queries";
import { findPersonalDashboard } from "./queries";
import { findRoomDashboard, findRoomToday } from "./room-queries";
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

  roomToday: roomProcedure("see_room")
    .input(roomSlugInput)
    .output(checkOutput(roomTodayOutput))
    .query(async ({ ctx }) => {
      const { userId, timeZone } = ctx.viewer;
      return findRoomToday(ctx.database, {
        roomId: ctx.membership.roomId,
        viewerId: userId,
        date: localDay(await readClock(ctx.db), timeZone),
      });
    }),
});
