import { personalInput, roomDashboardInput, streakInput } from "@/domain/api/dashboard";
import { t } from "../../trpc/init";
import { roomProcedure, userProcedure } from "../../trpc/procedures";
import { patterns } from "./pattern-queries";
import { personalFigures } from "./queries";
import { roomFigures } from "./room-queries";
import { sizing } from "./sizing-queries";
import { streakFigures } from "./streak-queries";

export const dashboardRouter = t.router({
  personal: userProcedure
    .input(personalInput)
    .query(({ ctx, input }) =>
      personalFigures(ctx.database, { userId: ctx.viewer.userId, ...input }),
    ),

  patterns: userProcedure
    .input(personalInput)
    .query(({ ctx, input }) => patterns(ctx.database, { userId: ctx.viewer.userId, ...input })),

  streak: userProcedure.input(streakInput).query(({ ctx, input }) => {
    const { userId, timeZone } = ctx.viewer;
    return streakFigures(ctx.database, { userId, timeZone, shown: input });
  }),

  sizing: userProcedure.query(({ ctx }) => sizing(ctx.database, ctx.viewer.userId)),

  room: roomProcedure("see_room")
    .input(roomDashboardInput)
    .query(({ ctx, input: { from, to } }) =>
      roomFigures(ctx.database, {
        roomId: ctx.membership.roomId,
        viewerId: ctx.viewer.userId,
        from,
        to,
      }),
    ),
});
