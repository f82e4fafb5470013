import { z } from "zod";
import { noInput } from "@/domain/api/fields/no-input";
import { noOutput } from "@/domain/api/fields/output-fields";
import {
  freeAlertInput,
  freeAlertOutput,
  leaveNoteInput,
  leftNoteOutput,
  mutedMemberOutput,
  muteInput,
  noteInput,
  receivedNoteOutput,
  sentNoteOutput,
} from "@/domain/api/note";
import { t } from "../trpc/init";
import { checkOutput } from "../trpc/output";
import { roomProcedure, userProcedure } from "../trpc/procedures";
import { leaveNote } from "./leave-note";
import { askWhenFree, cancelWhenFree, dismissNote, setMuted } from "./mutations";
import { listFreeAlerts, listInbox, listMuted, listSent } from "./queries";

/** For every member of the room, about another member. */
const memberProcedure = roomProcedure("see_room");

/** The viewer and the member that the input names. */
const findPair = (
  ctx: { membership: { roomId: string }; viewer: { userId: string } },
  input: { userId: string },
) => ({
  roomId: ctx.membership.roomId,
  userId: ctx.viewer.userId,
  otherId: input.userId,
});

export const noteRouter = t.router({
  leave: memberProcedure
    .input(leaveNoteInput)
    .output(checkOutput(leftNoteOutput))
    .mutation(async ({ ctx, input: { roomSlug: _, ...input } }) => {
      const { roomId } = ctx.membership;
      const left = await leaveNote(ctx.db, { ...input, roomId, fromId: ctx.viewer.userId });
      ctx.announceLater(left.notice);
      return left.note;
    }),

  inbox: userProcedure
    .input(noInput)
    .output(checkOutput(z.array(receivedNoteOutput)))
    .query(({ ctx }) => listInbox(ctx.db, ctx.viewer.userId)),

  sent: userProcedure
    .input(noInput)
    .output(checkOutput(z.array(sentNoteOutput)))
    .query(({ ctx }) => listSent(ctx.db, ctx.viewer.userId)),

  dismiss: userProcedure
    .input(noteInput)
    .output(checkOutput(noOutput))
    .mutation(async ({ ctx, input: { id } }) => {
      ctx.announceLater(await dismissNote(ctx.db, { userId: ctx.viewer.userId, id }));
    }),

  mute: memberProcedure
    .input(muteInput)
    .output(checkOutput(noOutput))
    .mutation(async ({ ctx, input }) => {
      const { isMuted } = input;
      ctx.announceLater(await setMuted(ctx.db, { ...findPair(ctx, input), isMuted }));
    }),

  muted: userProcedure
    .input(noInput)
    .output(checkOutput(z.array(mutedMemberOutput)))
    .query(({ ctx }) => listMuted(ctx.db, ctx.viewer.userId)),

  tellWhenFree: memberProcedure
    .input(freeAlertInput)
    .output(checkOutput(noOutput))
    .mutation(async ({ ctx, input }) => {
      ctx.announceLater(await askWhenFree(ctx.db, findPair(ctx, input)));
    }),

  cancelTellWhenFree: memberProcedure
    .input(freeAlertInput)
    .output(checkOutput(noOutput))
    .mutation(async ({ ctx, input }) => {
      ctx.announceLater(await cancelWhenFree(ctx.db, findPair(ctx, input)));
    }),

  freeAlerts: userProcedure
    .input(noInput)
    .output(checkOutput(z.array(freeAlertOutput)))
    .query(({ ctx }) => listFreeAlerts(ctx.db, ctx.viewer.userId)),
});
