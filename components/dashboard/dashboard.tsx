import { useTranslations } from "next-intl";
import { EmptyState } from "../ui/empty-state";
import { PrintButton } from "../ui/print-button";
import { fillsOf } from "./charts/activity-pattern";
import { Fills } from "./charts/activity-pattern-defs";
import type { DashboardData } from "./dashboard-data";
import { RestSection } from "./days-off/days-off-section";
import { CompletionByActivity } from "./early-ends/completion-by-activity";
import { BreakSection } from "./early-ends/early-ends-section";
import { Figures } from "./figures";
import { FirstStep } from "./first-step";
import { GoalSection } from "./goals/goal-section";
import { Headline } from "./headline";
import { LengthSection } from "./lengths/length-section";
import { ActivityFilter } from "./period/activity-filter";
import { whenOf } from "./period/dashboard-params";
import { PeriodNav } from "./period/period-nav";
import { useFormatPeriod } from "./period/use-format-period";
import { Further } from "./related-links";
import { StreakSection, YearSection } from "./streak/streak-section";
import { HourSection } from "./time/hour-section";
import { TimeSection } from "./time/time-section";

/** What the time of some days really went to: a sentence, the figures, then the drawings. */
export function Dashboard({ data, isRunning }: { data: DashboardData; isRunning: boolean }) {
  const t = useTranslations("dashboard");
  const spanWords = useFormatPeriod(data.view.today);
  const { personal, streak, view } = data;
  const hasAny = personal.completed + personal.broken > 0;
  const isNew = !hasAny && streak.longest === 0;
  return (
    <div className="flex flex-col gap-8">
      <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 flex-1 basis-96">
          <h1 className="text-xl font-semibold tracking-tight text-balance">
            {spanWords(view.span)}
          </h1>
          <Headline data={data} />
          {view.isCut && <p className="text-soft">{t("range.cut")}</p>}
        </div>
        <div className="flex flex-wrap items-center gap-2 max-sm:not-print:[&>nav]:contents">
          <PeriodNav view={view} />
          <PrintButton />
        </div>
      </header>
      {isNew ? <FirstStep of="dashboard" isRunning={isRunning} /> : <ActivityFilter data={data} />}
      {!isNew && <Figures data={data} />}
      {!hasAny && !isNew && (
        <EmptyState title={t("none.title", { when: whenOf(view) })}>
          {t("none.text", { when: whenOf(view) })}
        </EmptyState>
      )}
      <div className="grid items-start gap-x-11 gap-y-10 lg:grid-cols-2">
        {hasAny && <Charts data={data} />}
        {!hasAny && !isNew && <StreakSection data={data} />}
        <GoalSection data={data} />
        {!isNew && (
          <div className="lg:col-span-2">
            <YearSection data={data} />
          </div>
        )}
        <RestSection restDays={data.restDays} isWide={!isNew} />
      </div>
      {!isNew && <Further view={view} />}
    </div>
  );
}

function Charts({ data }: { data: DashboardData }) {
  const t = useTranslations("dashboard");
  const fills = fillsOf(data.personal.byActivity, t("others"));
  return (
    <>
      <Fills fills={fills} />
      <TimeSection data={data} fills={fills} />
      <div className="flex flex-col gap-10">
        <CompletionByActivity data={data} />
        <StreakSection data={data} />
      </div>
      <HourSection data={data} />
      <LengthSection data={data} />
      <BreakSection data={data} fills={fills} />
    </>
  );
}
