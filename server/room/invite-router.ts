import { z } from "zod";
import { noOutput } from "@/domain/api/fields/output-fields";
import {
  acceptedInviteOutput,
  createdInviteOutput,
  createInviteInput,
  inviteOutput,
  invitePreviewOutput,
  inviteTokenInput,
  revokeInviteInput,
} from "@/domain/api/invite";
import { roomSlugInput } from "@/domain/api/member";
import { consumeLimit } from "../auth/rate-limit";
import { t } from "../trpc/init";
import { checkOutput } from "../trpc/output";
import { publicProcedure, roomProcedure, userProcedure } from "../trpc/procedures";
import { acceptInvite, createInvite, revokeInvite } from "./invite-mutations";
import { findInvitePreview, listInvites } from "./invite-queries";

export const inviteRouter = t.router({
  list: roomProcedure("manage_invites")
    .input(roomSlugInput)
    .output(checkOutput(z.array(inviteOutput)))
    .query(({ ctx }) => listInvites(ctx.db, ctx.membership.roomId)),

  create: roomProcedure("manage_invites")
    .input(createInviteInput)
    .output(checkOutput(createdInviteOutput))
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
    .output(checkOutput(noOutput))
    .mutation(({ ctx, input }) =>
      revokeInvite(ctx.db, { roomId: ctx.membership.roomId, id: input.id }),
    ),

  preview: publicProcedure
    .input(inviteTokenInput)
    .output(checkOutput(invitePreviewOutput))
    .query(async ({ ctx, input }) => {
      await consumeLimit(ctx.database, "invite", ctx.address);
      return findInvitePreview(ctx.db, input.token, ctx.viewer?.userId ?? null);
    }),

  accept: userProcedure
    .input(inviteTokenInput)
    .output(checkOutput(acceptedInviteOutput))
    .mutation(async ({ ctx, input }) => {
      await consumeLimit(ctx.database, "invite", ctx.address);
      const { roomSlug, notice } = await acceptInvite(ctx.db, {
        userId: ctx.viewer.userId,
        token: input.token,
      });
      ctx.announceLater(notice);
      return { roomSlug };
    }),
});
