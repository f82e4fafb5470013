import { z } from "zod";
import { noInput } from "@/domain/api/fields/no-input";
import { noOutput } from "@/domain/api/fields/output-fields";
import {
  attendanceOutput,
  cancelGroupSessionInput,
  createGroupSessionInput,
  groupSessionOutput,
  joinedGroupSessionOutput,
  joinGroupSessionInput,
  leaveGroupSessionInput,
  suggestedTimeOutput,
  timeTogetherOutput,
  upcomingGroupSessionOutput,
  updateGroupSessionInput,
} from "@/domain/api/group-session";
import { roomSlugInput } from "@/domain/api/member";
import { requireFound } from "../../refusal";
import { t } from "../../trpc/init";
import { checkOutput } from "../../trpc/output";
import { roomProcedure, userProcedure } from "../../trpc/procedures";
import { listAttendance } from "./attendance-queries";
import { joinGroupSession, leaveGroupSession } from "./join-mutations";
import { cancelGroupSession, createGroupSession, updateGroupSession } from "./mutations";
import { findGroupSession, listGroupSessions, listUpcoming } from "./queries";
import { findRoomTimeTogether, findSuggestedTimes } from "./suggestion-queries";

export const groupSessionRouter = t.router({
  list: roomProcedure("see_room")
    .input(roomSlugInput)
    .output(checkOutput(z.array(groupSessionOutput)))
    .query(({ ctx }) =>
      listGroupSessions(ctx.db, { ...ctx.membership, userId: ctx.viewer.userId }),
    ),

  upcoming: userProcedure
    .input(noInput)
    .output(checkOutput(z.array(upcomingGroupSessionOutput)))
    .query(({ ctx }) => listUpcoming(ctx.db, ctx.viewer.userId)),

  create: roomProcedure("see_room")
    .input(createGroupSessionInput)
    .output(checkOutput(groupSessionOutput))
    .mutation(async ({ ctx, input: { roomSlug: _, ...given } }) => {
      const viewer = { ...ctx.membership, userId: ctx.viewer.userId };
      const { id, notice } = await createGroupSession(ctx.db, { viewer, ...given });
      ctx.announceLater(notice);
      return requireFound(await findGroupSession(ctx.db, viewer, id), "group_session_not_found");
    }),

  update: userProcedure
    .input(updateGroupSessionInput)
    .output(checkOutput(groupSessionOutput))
    .mutation(async ({ ctx, input }) => {
      const { userId } = ctx.viewer;
      const { viewer, notice } = await updateGroupSession(ctx.db, { userId, ...input });
      ctx.announceLater(notice);
      const found = await findGroupSession(ctx.db, viewer, input.id);
      return requireFound(found, "group_session_not_found");
    }),

  cancel: userProcedure
    .input(cancelGroupSessionInput)
    .output(checkOutput(noOutput))
    .mutation(async ({ ctx, input }) => {
      const { userId } = ctx.viewer;
      ctx.announceLater(await cancelGroupSession(ctx.db, { userId, ...input }));
    }),

  join: userProcedure
    .input(joinGroupSessionInput)
    .output(checkOutput(joinedGroupSessionOutput))
    .mutation(async ({ ctx, input }) => {
      const { userId } = ctx.viewer;
      const { viewer, session, notices } = await joinGroupSession(ctx.db, { userId, ...input });
      for (const notice of notices) ctx.announceLater(notice);
      const found = await findGroupSession(ctx.db, viewer, input.id);
      return { ...requireFound(found, "group_session_not_found"), session };
    }),

  leave: userProcedure
    .input(leaveGroupSessionInput)
    .output(checkOutput(noOutput))
    .mutation(async ({ ctx, input }) => {
      const { userId } = ctx.viewer;
      ctx.announceLater(await leaveGroupSession(ctx.db, { userId, ...input }));
    }),

  attendance: roomProcedure("see_room")
    .input(roomSlugInput)
    .output(checkOutput(z.array(attendanceOutput)))
    .query(({ ctx }) => listAttendance(ctx.db, { ...ctx.membership, userId: ctx.viewer.userId })),

  suggestTimes: roomProcedure("see_room")
    .input(roomSlugInput)
    .output(checkOutput(z.array(suggestedTimeOutput)))
    .query(({ ctx }) =>
      findSuggestedTimes(ctx.database, {
        roomId: ctx.membership.roomId,
        viewerId: ctx.viewer.userId,
      }),
    ),

  timeTogether: roomProcedure("see_room")
    .input(roomSlugInput)
    .output(checkOutput(timeTogetherOutput.nullable()))
    .query(({ ctx }) =>
      findRoomTimeTogether(ctx.database, {
        roomId: ctx.membership.roomId,
        viewerId: ctx.viewer.userId,
      }),
    ),
});
