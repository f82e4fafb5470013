import { z } from "zod";
import { noOutput } from "@/domain/api/fields/output-fields";
import {
  memberOutput,
  removeMemberInput,
  roomSlugInput,
  setCoachingInput,
  setComparedInput,
  setRoleInput,
  setSharingInput,
  setShowsBusyInput,
} from "@/domain/api/member";
import { t } from "../trpc/init";
import { checkOutput } from "../trpc/output";
import { roomProcedure } from "../trpc/procedures";
import {
  agreeToBeSeen,
  dismissOwnerNotice,
  endMembership,
  setCoaching,
  setCompared,
  setRole,
  setSharing,
  setShowsBusy,
} from "./member-mutations";
import { listMembers } from "./member-queries";

export const memberRouter = t.router({
  list: roomProcedure("see_room")
    .input(roomSlugInput)
    .output(checkOutput(z.array(memberOutput)))
    .query(({ ctx }) => listMembers(ctx.db, { ...ctx.membership, userId: ctx.viewer.userId })),

  setRole: roomProcedure("set_role")
    .input(setRoleInput)
    .output(checkOutput(noOutput))
    .mutation(async ({ ctx, input: { userId, role } }) => {
      const { roomId } = ctx.membership;
      ctx.announceLater(await setRole(ctx.db, { roomId, by: ctx.viewer.userId, userId, role }));
    }),

  setCoaching: roomProcedure("set_own_coaching")
    .input(setCoachingInput)
    .output(checkOutput(noOutput))
    .mutation(async ({ ctx, input: { alsoCoaches } }) => {
      const { roomId } = ctx.membership;
      ctx.announceLater(
        await setCoaching(ctx.db, { roomId, userId: ctx.viewer.userId, alsoCoaches }),
      );
    }),

  agreeToBeSeen: roomProcedure("see_room")
    .input(roomSlugInput)
    .output(checkOutput(noOutput))
    .mutation(async ({ ctx }) => {
      const { roomId } = ctx.membership;
      ctx.announceLater(await agreeToBeSeen(ctx.db, { roomId, userId: ctx.viewer.userId }));
    }),

  dismissOwnerNotice: roomProcedure("see_room")
    .input(roomSlugInput)
    .output(checkOutput(noOutput))
    .mutation(({ ctx }) =>
      dismissOwnerNotice(ctx.db, { roomId: ctx.membership.roomId, userId: ctx.viewer.userId }),
    ),

  setSharing: roomProcedure("set_own_sharing")
    .input(setSharingInput)
    .output(checkOutput(noOutput))
    .mutation(async ({ ctx, input: { sharing } }) => {
      const { roomId } = ctx.membership;
      ctx.announceLater(await setSharing(ctx.db, { roomId, userId: ctx.viewer.userId, sharing }));
    }),

  setShowsBusy: roomProcedure("set_own_sharing")
    .input(setShowsBusyInput)
    .output(checkOutput(noOutput))
    .mutation(async ({ ctx, input: { showsBusy } }) => {
      const { roomId } = ctx.membership;
      ctx.announceLater(
        await setShowsBusy(ctx.db, { roomId, userId: ctx.viewer.userId, showsBusy }),
      );
    }),

  setCompared: roomProcedure("set_own_sharing")
    .input(setComparedInput)
    .output(checkOutput(noOutput))
    .mutation(async ({ ctx, input: { isCompared } }) => {
      const { roomId } = ctx.membership;
      await setCompared(ctx.db, { roomId, userId: ctx.viewer.userId, isCompared });
    }),

  remove: roomProcedure("remove_member")
    .input(removeMemberInput)
    .output(checkOutput(noOutput))
    .mutation(async ({ ctx, input: { userId } }) => {
      const { roomId } = ctx.membership;
      ctx.announceLater(await endMembership(ctx.db, { roomId, by: ctx.viewer.userId, userId }));
    }),
});
