import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { accountRouter } from "../account/router";
import { activityRouter } from "../activity/router";
import { coachRouter } from "../coach/router";
import { dashboardRouter } from "../dashboard/router";
import { focusSessionRouter } from "../focus-session/router";
import { goalRouter } from "../goal/router";
import { restDaysRouter } from "../rest-days/router";
import { inviteRouter } from "../room/invite-router";
import { memberRouter } from "../room/member-router";
import { roomRouter } from "../room/router";
import { weeklyReviewRouter } from "../weekly-review/router";
import { t } from "./init";

export const appRouter = t.router({
  account: accountRouter,
  activity: activityRouter,
  coach: coachRouter,
  dashboard: dashboardRouter,
  focusSession: focusSessionRouter,
  goal: goalRouter,
  invite: inviteRouter,
  member: memberRouter,
  restDays: restDaysRouter,
  room: roomRouter,
  weeklyReview: weeklyReviewRouter,
});

export type AppRouter = typeof appRouter;
export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;

export const createCaller = t.createCallerFactory(appRouter);
