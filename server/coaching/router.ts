import { z } from "zod";
import type { Db } from "@/db/client";
import {
  coachedMemberOutput,
  coachedMemberPageOutput,
  coachMemberInput,
  coachMembersInput,
} from "@/domain/api/coach";
import {
  addNoteInput,
  answerPlanInput,
  coachMessagesInput,
  coachNoteOutput,
  coachPlanOutput,
  suggestPlanInput,
  withdrawPlanInput,
} from "@/domain/api/coach-messages";
import {
  accessLogEntryOutput,
  grantInput,
  grantToCoachOutput,
  revokeInput,
  weeklyAccessOutput,
} from "@/domain/api/coach-sharing";
import { noInput } from "@/domain/api/fields/no-input";
import { noOutput } from "@/domain/api/fields/output-fields";
import { filterByFlag, filterByName } from "@/domain/coaching/roster-filter";
import { requireFound } from "../refusal";
import { t } from "../trpc/init";
import { checkOutput } from "../trpc/output";
import { roomProcedure, userProcedure } from "../trpc/procedures";
import { buildMemberPage } from "./member-queries";
import { findAddressee } from "./messages/addressee";
import { addNote, markRead } from "./messages/note-mutations";
import { listNotesToMember, listOwnNotes } from "./messages/note-queries";
import { answerPlan } from "./messages/plan-answer-mutations";
import { suggestPlan, withdrawPlan } from "./messages/plan-mutations";
import { listOwnPlans, listPlansForMember } from "./messages/plan-queries";
import { listCoachedMembers } from "./roster-queries";
import { logAccess } from "./sharing/access-log-mutations";
import { accessThisWeek, listAccess } from "./sharing/access-log-queries";
import { grantToCoach, revokeFromCoach } from "./sharing/grant-mutations";
import { type Coach, findGrantingMember, listGrants } from "./sharing/grant-queries";

const listIds = (members: readonly { userId: string }[]) => members.map(({ userId }) => userId);

/** For coaches of the room. */
const coachProcedure = roomProcedure("coach_members");

/**
 * Logs a view of the member's page. Messages and suggestions belong to it: they show when the member
 * read or answered them.
 */
const logView = (db: Db, { userId, ...coach }: Coach & { userId: string }) =>
  logAccess(db, { roomId: coach.roomId, coachId: coach.coachId, userIds: [userId], what: "page" });

/** For every member of the room, about one of its coaches. */
const memberProcedure = roomProcedure("see_room");

export const coachRouter = t.router({
  members: coachProcedure
    .input(coachMembersInput)
    .output(checkOutput(z.array(coachedMemberOutput)))
    .query(async ({ ctx, input }) => {
      const coach = { roomId: ctx.membership.roomId, coachId: ctx.viewer.userId };
      const named = filterByName(await listCoachedMembers(ctx.database, coach), input.name);
      const members = filterByFlag(named, input.flag);
      const shown = new Set(members);
      // A member left out by flag is logged too: the answer says that they do not have it.
      const others = named.filter((member) => !shown.has(member));
      await logAccess(ctx.db, { ...coach, userIds: listIds(others), what: "row" });
      const what = input.isExport ? "register" : "row";
      await logAccess(ctx.db, { ...coach, userIds: listIds(members), what });
      return members;
    }),

  member: coachProcedure
    .input(coachMemberInput)
    .output(checkOutput(coachedMemberPageOutput))
    .query(async ({ ctx, input }) => {
      const { from, to, compare, userId, isExport } = input;
      const coach = { roomId: ctx.membership.roomId, coachId: ctx.viewer.userId };
      const member = await findGrantingMember(ctx.db, { ...coach, userId });
      const what = isExport ? "export" : "page";
      await logAccess(ctx.db, { ...coach, userIds: [member.userId], what });
      return buildMemberPage(ctx.database, member, { period: { from, to }, compare });
    }),

  accessLog: userProcedure
    .input(noInput)
    .output(checkOutput(z.array(accessLogEntryOutput)))
    .query(({ ctx }) => listAccess(ctx.db, ctx.viewer.userId)),

  accessThisWeek: userProcedure
    .input(noInput)
    .output(checkOutput(z.array(weeklyAccessOutput)))
    .query(({ ctx }) => accessThisWeek(ctx.db, ctx.viewer)),

  grants: userProcedure
    .input(noInput)
    .output(checkOutput(z.array(grantToCoachOutput)))
    .query(({ ctx }) => listGrants(ctx.db, ctx.viewer.userId)),

  grant: memberProcedure
    .input(grantInput)
    .output(checkOutput(grantToCoachOutput))
    .mutation(async ({ ctx, input }) => {
      const { roomSlug, userId: coachId, ...choice } = input;
      const { roomId, slug } = ctx.membership;
      const { userId } = ctx.viewer;
      ctx.announceLater(await grantToCoach(ctx.db, { roomId, userId, coachId, choice }));
      const grants = await listGrants(ctx.db, userId);
      const isThis = (grant: (typeof grants)[number]) =>
        grant.roomSlug === slug && grant.userId === coachId;
      return requireFound(grants.find(isThis), "member_not_found");
    }),

  revoke: memberProcedure
    .input(revokeInput)
    .output(checkOutput(noOutput))
    .mutation(async ({ ctx, input }) => {
      const { roomId } = ctx.membership;
      const { userId } = ctx.viewer;
      ctx.announceLater(await revokeFromCoach(ctx.db, { roomId, userId, coachId: input.userId }));
    }),

  addNote: coachProcedure
    .input(addNoteInput)
    .output(checkOutput(coachNoteOutput))
    .mutation(async ({ ctx, input }) => {
      const { userId, text } = input;
      const coach = { roomId: ctx.membership.roomId, coachId: ctx.viewer.userId };
      return addNote(ctx.db, { ...coach, userId, text });
    }),

  notes: userProcedure
    .input(coachMessagesInput)
    .output(checkOutput(z.array(coachNoteOutput)))
    .query(async ({ ctx, input }) => {
      const who = await findAddressee(ctx.db, { viewerId: ctx.viewer.userId, ...input });
      if (who.isCoach) {
        await logView(ctx.db, who);
        return listNotesToMember(ctx.db, who);
      }
      const notes = await listOwnNotes(ctx.db, who);
      await markRead(ctx.db, { userId: who.userId, notes });
      return notes;
    }),

  suggestPlan: coachProcedure
    .input(suggestPlanInput)
    .output(checkOutput(coachPlanOutput))
    .mutation(async ({ ctx, input }) => {
      const { activityId, unit, amount, minutes = null, userId } = input;
      const coach = { roomId: ctx.membership.roomId, coachId: ctx.viewer.userId };
      const plan = { activityId, unit, amount, minutes };
      return suggestPlan(ctx.db, { ...coach, userId, plan });
    }),

  plans: userProcedure
    .input(coachMessagesInput)
    .output(checkOutput(z.array(coachPlanOutput)))
    .query(async ({ ctx, input }) => {
      const who = await findAddressee(ctx.db, { viewerId: ctx.viewer.userId, ...input });
      if (!who.isCoach) return listOwnPlans(ctx.db, who);
      await logView(ctx.db, who);
      return listPlansForMember(ctx.db, who);
    }),

  answerPlan: userProcedure
    .input(answerPlanInput)
    .output(checkOutput(coachPlanOutput))
    .mutation(({ ctx, input }) => answerPlan(ctx.db, { userId: ctx.viewer.userId, ...input })),

  withdrawPlan: userProcedure
    .input(withdrawPlanInput)
    .output(checkOutput(noOutput))
    .mutation(({ ctx, input }) => withdrawPlan(ctx.db, { coachId: ctx.viewer.userId, ...input })),
});
