import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { accountRouter } from "../account/router";
import { activityRouter } from "../activity/router";
import { coachRouter } from "../coaching/router";
import { groupSessionRouter } from "../focus-session/group-session/router";
import { focusSessionRouter } from "../focus-session/router";
import { noteRouter } from "../note/router";
import { inviteRouter } from "../room/invite-router";
import { memberRouter } from "../room/member-router";
import { roomRouter } from "../room/router";
import { dashboardRouter } from "../stats/dashboard/router";
import { goalRouter } from "../stats/goal/router";
import { restDaysRouter } from "../stats/rest-days/router";
import { weeklyReviewRouter } from "../stats/weekly-review/router";
import { t } from "./init";

export const appRouter = t.router({
  account: accountRouter,
  activity: activityRouter,
  coach: coachRouter,
  dashboard: dashboardRouter,
  focusSession: focusSessionRouter,
  goal: goalRouter,
  groupSession: groupSessionRouter,
  invite: inviteRouter,
  member: memberRouter,
  note: noteRouter,
  restDays: restDaysRouter,
  room: roomRouter,
  weeklyReview: weeklyReviewRouter,
});

export type AppRouter = typeof appRouter;
export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;

export const createCaller = t.createCallerFactory(appRouter);
