import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { withSearch } from "@/components/account/sign-in/return-path";
import { SignInRequired } from "@/components/account/sign-in/sign-in-required";
import { Dashboard } from "@/components/dashboard/dashboard";
import type { DashboardData } from "@/components/dashboard/dashboard-data";
import {
  anchorOf,
  parseDashboardParams,
  type View,
} from "@/components/dashboard/period/dashboard-params";
import { PageHeading } from "@/components/ui/heading";
import { buildPeriodToDate, elapsedDays } from "@/domain/stats/period-to-date";
import { localDay } from "@/domain/time/local-day";
import { mondayOf, periodLength, previousPeriod, yearOf } from "@/domain/time/period";
import { requestNow, requestViewer, serverCaller } from "@/server/trpc/caller";

type Search = Record<string, string | string[] | undefined>;

/** Longer spans are drawn without the one before beside every bar. */
const MAX_DAYS_BESIDE = 371;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dashboard"))("title") };
}

/** What one's protected time really went to; the days and the activity stand in the address. */
export default async function DashboardPage({ searchParams }: { searchParams: Promise<Search> }) {
  const viewer = await requestViewer();
  const search = await searchParams;
  if (!viewer) return <NobodyHere back={withSearch("/dashboard", search)} />;
  const today = localDay(await requestNow(), viewer.timeZone);
  const caller = await serverCaller();
  const [data, { session }] = await Promise.all([
    dataOf(caller, parseDashboardParams(search, today)),
    caller.focusSession.current(),
  ]);
  return <Dashboard data={data} isRunning={session?.status === "running"} />;
}

async function NobodyHere({ back }: { back: string }) {
  const [title, first] = await Promise.all([
    getTranslations("dashboard"),
    getTranslations("firstStep.dashboard"),
  ]);
  return (
    <div className="flex max-w-2xl flex-col gap-8">
      <PageHeading>{title("title")}</PageHeading>
      <SignInRequired back={back}>{first("text")}</SignInRequired>
    </div>
  );
}

type Caller = Awaited<ReturnType<typeof serverCaller>>;

async function dataOf(caller: Caller, asked: View): Promise<DashboardData> {
  const activities = (await caller.activity.list()).filter(({ isRest }) => !isRest);
  const activityId = activities.find(({ id }) => id === asked.activityId)?.id ?? null;
  const view = { ...asked, activityId };
  const { span, today } = view;
  const filter = activityId ? { activityId } : {};
  const isBeside = periodLength(span) <= MAX_DAYS_BESIDE;
  const isBeforeAsked = isBeside || elapsedDays(span, today) !== null;
  const goalWeek = mondayOf(view.kind === "week" ? span.from : today);
  const [personal, before, patterns, streak, year, sizing, goals, restDays] = await Promise.all([
    caller.dashboard.personal({ ...span, ...filter }),
    isBeforeAsked ? caller.dashboard.personal({ ...previousPeriod(span), ...filter }) : null,
    caller.dashboard.patterns({ ...span, ...filter }),
    caller.dashboard.streak(),
    caller.dashboard.streak(yearOf(anchorOf(view))),
    caller.dashboard.sizing(),
    caller.goal.progress({ week: goalWeek }),
    caller.restDays.get(),
  ]);
  return {
    view,
    personal,
    soFar: buildPeriodToDate(span, today, before?.byDay ?? []),
    before: isBeside && before ? before.byDay : null,
    patterns,
    streak,
    year: year.days,
    sizing,
    goals,
    goalWeek,
    restDays,
    activities,
  };
}
