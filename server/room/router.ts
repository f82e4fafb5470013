import { z } from "zod";
import { noInput } from "@/domain/api/fields/no-input";
import { noOutput } from "@/domain/api/fields/output-fields";
import {
  createRoomInput,
  formerMembershipOutput,
  listedRoomOutput,
  roomInput,
  roomOutput,
  updateRoomInput,
} from "@/domain/api/room";
import { roomStateOutput } from "@/domain/api/room-state";
import { consumeLimit } from "../auth/rate-limit";
import { readRoomState } from "../live/seats/room-state";
import { requireFound } from "../refusal";
import { t } from "../trpc/init";
import { checkOutput } from "../trpc/output";
import { roomProcedure, userProcedure } from "../trpc/procedures";
import { findFormerMembership } from "./former-membership-queries";
import { endMembership } from "./member-mutations";
import { createRoom, updateRoom } from "./mutations";
import { findRoom, listRooms } from "./queries";

export const roomRouter = t.router({
  list: userProcedure
    .input(noInput)
    .output(checkOutput(z.array(listedRoomOutput)))
    .query(({ ctx }) => listRooms(ctx.db, ctx.viewer.userId)),

  create: userProcedure
    .input(createRoomInput)
    .output(checkOutput(roomOutput))
    .mutation(async ({ ctx, input }) => {
      const { userId } = ctx.viewer;
      await consumeLimit(ctx.database, "room", userId);
      await consumeLimit(ctx.database, "room_address", ctx.address);
      const roomId = await createRoom(ctx.db, { userId, ...input });
      return requireFound(await findRoom(ctx.db, { userId, roomId }), "unexpected");
    }),

  get: roomProcedure("see_room")
    .input(roomInput)
    .output(checkOutput(roomOutput))
    .query(async ({ ctx }) =>
      requireFound(
        await findRoom(ctx.db, { userId: ctx.viewer.userId, roomId: ctx.membership.roomId }),
        "room_not_found",
      ),
    ),

  formerMembership: userProcedure
    .input(roomInput)
    .output(checkOutput(formerMembershipOutput.nullable()))
    .query(({ ctx, input: { slug } }) =>
      findFormerMembership(ctx.db, { userId: ctx.viewer.userId, slug }),
    ),

  update: roomProcedure("update_room")
    .input(updateRoomInput)
    .output(checkOutput(roomOutput))
    .mutation(async ({ ctx, input: { slug: _, ...set } }) => {
      const { roomId } = ctx.membership;
      ctx.announceLater(await updateRoom(ctx.db, { roomId, ...set }));
      return requireFound(
        await findRoom(ctx.db, { userId: ctx.viewer.userId, roomId }),
        "room_not_found",
      );
    }),

  live: roomProcedure("see_room")
    .input(roomInput)
    .output(checkOutput(roomStateOutput))
    .query(({ ctx }) => readRoomState(ctx.db, ctx.membership.roomId, ctx.viewer.userId)),

  leave: roomProcedure("leave_room")
    .input(roomInput)
    .output(checkOutput(noOutput))
    .mutation(async ({ ctx }) => {
      const { roomId } = ctx.membership;
      const { userId } = ctx.viewer;
      ctx.announceLater(await endMembership(ctx.db, { roomId, by: userId, userId }));
    }),
});
