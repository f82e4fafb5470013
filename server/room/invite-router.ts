import { z } from "zod";
import { noOutput } from "@/domain/api/fields/output-fields";
import {
  acceptedInviteOutput,
  createdInviteOutput,
  createInviteInput,
  inviteOutput,
  invitePreviewOutput,
  inviteTokenInput,
  lastingInviteOutput,
  renewInviteInput,
  revokeInviteInput,
} from "@/domain/api/invite";
import { roomSlugInput } from "@/domain/api/member";
import { isAllowed } from "@/domain/room/permissions";
import { consumeLimit, limitFailures } from "../auth/rate-limit";
import type { Viewer } from "../auth/viewer";
import { t } from "../trpc/init";
import { checkOutput } from "../trpc/output";
import { publicProcedure, roomProcedure, userProcedure } from "../trpc/procedures";
import { acceptInvite, createInvite, revokeInvite } from "./invite-mutations";
import { findInvitePreview, listInvites } from "./invite-queries";
import { findLastingInvite, renewLastingInvite } from "./lasting-invite";
import type { Membership } from "./queries";

interface Inviting {
  viewer: Viewer;
  membership: Membership;
}

/** The links that a member may see and revoke: owners all, others their own. */
const findManaged = ({ viewer, membership }: Inviting) => ({
  roomId: membership.roomId,
  createdBy: isAllowed(membership, "manage_invites") ? null : viewer.userId,
});

const withUrl = <Link extends { token: string }>({ origin }: { origin: string }, link: Link) => ({
  ...link,
  url: `${origin}/invite/${link.token}`,
});

export const inviteRouter = t.router({
  list: roomProcedure("invite")
    .input(roomSlugInput)
    .output(checkOutput(z.array(inviteOutput)))
    .query(({ ctx }) => listInvites(ctx.db, findManaged(ctx))),

  create: roomProcedure("invite")
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
      return withUrl(ctx, { id, token });
    }),

  revoke: roomProcedure("invite")
    .input(revokeInviteInput)
    .output(checkOutput(noOutput))
    .mutation(({ ctx, input }) => revokeInvite(ctx.db, { ...findManaged(ctx), id: input.id })),

  lasting: roomProcedure("invite")
    .input(roomSlugInput)
    .output(checkOutput(lastingInviteOutput))
    .mutation(async ({ ctx }) => {
      const { roomId } = ctx.membership;
      const link = await findLastingInvite(ctx.db, { roomId, userId: ctx.viewer.userId });
      const isManager = isAllowed(ctx.membership, "manage_invites");
      return withUrl(ctx, { ...link, uses: isManager ? link.uses : null });
    }),

  renew: roomProcedure("manage_invites")
    .input(renewInviteInput)
    .output(checkOutput(lastingInviteOutput))
    .mutation(async ({ ctx, input }) =>
      withUrl(
        ctx,
        await renewLastingInvite(ctx.db, {
          roomId: ctx.membership.roomId,
          userId: ctx.viewer.userId,
          id: input.id,
        }),
      ),
    ),

  preview: publicProcedure
    .input(inviteTokenInput)
    .output(checkOutput(invitePreviewOutput))
    .query(({ ctx, input }) =>
      // Chats and whole classes look at a link: only tokens that do not exist are counted.
      limitFailures(
        ctx.database,
        { reason: "invite_not_found", limits: [["invite", ctx.address]] },
        () => findInvitePreview(ctx.db, input.token, ctx.viewer?.userId ?? null),
      ),
    ),

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
