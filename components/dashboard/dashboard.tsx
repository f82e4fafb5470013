import Link from "next/link";
import { useTranslations } from "next-intl";
import { historyPath } from "../history/history-filter";
import { EmptyState } from "../ui/empty-state";
import { assignPatterns, PatternDefs } from "./charts/activity-pattern";
import type { DashboardData } from "./dashboard-data";
import { DashboardHeader } from "./dashboard-header";
import { DaysOffSection } from "./days-off/days-off-section";
import { CompletionByActivity } from "./early-ends/completion-by-activity";
import { EarlyEndsSection } from "./early-ends/early-ends-section";
import { exportPath } from "./export-path";
import { Figures } from "./figures";
import { FirstStep } from "./first-step";
import { GoalSection } from "./goals/goal-section";
import { Headline } from "./headline";
import { countEnded } from "./highlights";
import { LengthSection } from "./lengths/completion-by-length";
import { ActivityFilter } from "./period/activity-filter";
import { type DashboardParams, periodPhase } from "./period/dashboard-params";
import { weekPath } from "./period/week-path";
import { StreakSection, YearSection } from "./streak/streak-section";
import { HourSection } from "./time/hour-section";
import { TimeSection } from "./time/time-section";

/** The personal dashboard: a sentence, the main figures, then the charts. */
export function Dashboard({ data, isRunning }: { data: DashboardData; isRunning: boolean }) {
  const t = useTranslations("dashboard");
  const { personal, streak, params } = data;
  const hasSessions = countEnded(personal) > 0;
  const isNew = !hasSessions && streak.longest === 0;
  const when = periodPhase(params);
  return (
    <div className="mx-auto flex max-w-[100rem] flex-col gap-4">
      <DashboardHeader params={params} download={exportPath(params)}>
        <Headline data={data} />
        {params.isCut && <p className="text-soft">{t("periodNav.cut")}</p>}
      </DashboardHeader>
      {isNew ? (
        <FirstStep page="dashboard" isRunning={isRunning} />
      ) : (
        <ActivityFilter data={data} />
      )}
      {!isNew && <Figures data={data} />}
      {!hasSessions && !isNew && (
        <EmptyState title={t("empty.title", { when })}>{t("empty.text", { when })}</EmptyState>
      )}
      {hasSessions ? (
        // Six cards: two or three columns, both without a hole.
        <div className="grid gap-4 min-[64rem]:grid-cols-2 min-[96rem]:grid-cols-3">
          <Charts data={data} />
          <GoalSection data={data} />
        </div>
      ) : (
        <GoalSection data={data} />
      )}
      {!isNew && (
        <div className="grid gap-4 min-[96rem]:grid-cols-2">
          <StreakSection data={data} />
          <YearSection data={data} />
        </div>
      )}
      <DaysOffSection restDays={data.restDays} />
      {!isNew && <RelatedLinks params={params} />}
    </div>
  );
}

function Charts({ data }: { data: DashboardData }) {
  const t = useTranslations("dashboard");
  const activityPatterns = assignPatterns(data.personal.byActivity, t("others"));
  return (
    <>
      <PatternDefs patterns={activityPatterns} />
      <TimeSection data={data} activityPatterns={activityPatterns} />
      <CompletionByActivity data={data} />
      <HourSection data={data} />
      <LengthSection data={data} />
      <EarlyEndsSection data={data} activityPatterns={activityPatterns} />
    </>
  );
}

/** Links to the same days elsewhere: in the history, in the weekly review, and as a file. */
function RelatedLinks({ params }: { params: DashboardParams }) {
  const t = useTranslations("dashboard.relatedLinks");
  const { period, kind, activityId } = params;
  const className = "inline-flex min-h-6 items-center underline underline-offset-4 hover:text-ink";
  const filter = { ...period, ...(activityId && { activityId }) };
  return (
    <nav aria-label={t("label")} className="text-soft print:hidden">
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        <li>
          <Link href={historyPath(filter)} prefetch={false} className={className}>
            {t("history")}
          </Link>
        </li>
        {kind === "week" && period.from <= params.today && (
          <li>
            <Link href={weekPath(period.from)} prefetch={false} className={className}>
              {t("week")}
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
