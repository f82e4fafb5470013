import {
  createInviteInput,
  inviteTokenInput,
  revokeInviteInput,
  roomSlugInput,
} from "@/domain/api/room";
import { countUse } from "../auth/rate-limit";
import { t } from "../trpc/init";
import { publicProcedure, roomProcedure, userProcedure } from "../trpc/procedures";
import { acceptInvite, createInvite, revokeInvite } from "./invite-mutations";
import { invitePreview, listInvites } from "./invite-queries";

export const inviteRouter = t.router({
  list: roomProcedure("manage_invites")
    .input(roomSlugInput)
    .query(({ ctx }) => listInvites(ctx.db, ctx.membership.roomId)),

  create: roomProcedure("manage_invites")
    .input(createInviteInput)
    .mutation(async ({ ctx, input }) => {
      const { id, token } = await createInvite(ctx.db, {
        roomId: ctx.membership.roomId,
        userId: ctx.viewer.userId,
        role: input.role,
        expiresAt: input.expiresAt ? new Date(input.expiresAt) : null,
        maxUses: input.maxUses ?? null,
        isCoached: input.coached ?? false,
      });
      return { id, token, url: `${ctx.origin}/invite/${token}` };
    }),

  revoke: roomProcedure("manage_invites")
    .input(revokeInviteInput)
    .mutation(({ ctx, input }) =>
      revokeInvite(ctx.db, { roomId: ctx.membership.roomId, id: input.id }),
    ),

  preview: publicProcedure.input(inviteTokenInput).query(async ({ ctx, input }) => {
    await countUse(ctx.database, "invite", ctx.address);
    return invitePreview(ctx.db, input.token, ctx.viewer?.userId ?? null);
  }),

  accept: userProcedure.input(inviteTokenInput).mutation(async ({ ctx, input }) => {
    await countUse(ctx.database, "invite", ctx.address);
    const { roomSlug, notice } = await acceptInvite(ctx.db, {
      userId: ctx.viewer.userId,
      token: input.token,
    });
    ctx.changed(notice);
    return { roomSlug };
  }),
});
