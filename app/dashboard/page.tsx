import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { withSearch } from "@/components/account/sign-in/return-path";
import { SignInRequired } from "@/components/account/sign-in/sign-in-required";
import { Dashboard } from "@/components/dashboard/dashboard";
import type { DashboardData } from "@/components/dashboard/dashboard-data";
import {
  anchorDay,
  type DashboardParams,
  parseDashboardParams,
} from "@/components/dashboard/period/dashboard-params";
import { PageHeading } from "@/components/ui/heading";
import { buildPeriodToDate, countElapsedDays } from "@/domain/stats/period-to-date";
import { localDay } from "@/domain/time/local-day";
import { findMonday, findYear, periodLength, previousPeriod } from "@/domain/time/period";
import { requestNow, requestViewer, serverCaller } from "@/server/trpc/caller";
import { withTexts } from "../with-texts";

interface Props {
  searchParams: Promise<SearchParams>;
}

/** Charts of longer periods do not draw the previous period. */
const MAX_COMPARED_DAYS = 371;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dashboard"))("title") };
}

/** The personal dashboard. The address holds the period and the activity. */
async function DashboardPage({ searchParams }: Props) {
  const viewer = await requestViewer();
  const search = await searchParams;
  if (!viewer) return <SignedOut back={withSearch("/dashboard", search)} />;
  const today = localDay(await requestNow(), viewer.timeZone);
  const caller = await serverCaller();
  const [data, { session }] = await Promise.all([
    loadData(caller, parseDashboardParams(search, today)),
    caller.focusSession.current(),
  ]);
  return <Dashboard data={data} isRunning={session?.status === "running"} />;
}

export default withTexts("/dashboard", DashboardPage);

async function SignedOut({ back }: { back: string }) {
  const [title, first] = await Promise.all([
    getTranslations("dashboard"),
    getTranslations("firstStep.dashboard"),
  ]);
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-4">
      <PageHeading>{title("title")}</PageHeading>
      <SignInRequired back={back}>{first("text")}</SignInRequired>
    </div>
  );
}

type Caller = Awaited<ReturnType<typeof serverCaller>>;

async function loadData(caller: Caller, asked: DashboardParams): Promise<DashboardData> {
  const activities = (await caller.activity.list()).filter(({ isRest }) => !isRest);
  const activityId = activities.find(({ id }) => id === asked.activityId)?.id ?? null;
  const params = { ...asked, activityId };
  const { period, today } = params;
  const filter = activityId ? { activityId } : {};
  const drawsPrevious = periodLength(period) <= MAX_COMPARED_DAYS;
  const needsPrevious = drawsPrevious || countElapsedDays(period, today) !== null;
  const goalWeek = findMonday(params.kind === "week" ? period.from : today);
  const [personal, previous, patterns, streak, year, sizing, goals, restDays] = await Promise.all([
    caller.dashboard.personal({ ...period, ...filter }),
    needsPrevious ? caller.dashboard.personal({ ...previousPeriod(period), ...filter }) : null,
    caller.dashboard.patterns({ ...period, ...filter }),
    caller.dashboard.streak(),
    caller.dashboard.streak(findYear(anchorDay(params))),
    caller.dashboard.sizing(),
    caller.goal.progress({ week: goalWeek }),
    caller.restDays.get(),
  ]);
  return {
    params,
    personal,
    toDate: buildPeriodToDate(period, today, previous?.byDay ?? []),
    previousDays: drawsPrevious && previous ? previous.byDay : null,
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
