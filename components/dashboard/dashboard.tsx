import { useTranslations } from "next-intl";
import { EmptyState } from "../ui/empty-state";
import { PrintButton } from "../ui/print-button";
import { ActivityFilter } from "./activity-filter";
import { BreakSection } from "./break-section";
import type { DashboardData } from "./dashboard-data";
import { Figures } from "./figures";
import { fillsOf } from "./fill";
import { Fills } from "./fills";
import { FirstStep } from "./first-step";
import { Further } from "./further";
import { GoalSection } from "./goal-section";
import { Headline } from "./headline";
import { HourSection } from "./hour-section";
import { LengthSection } from "./length-section";
import { LosingSection } from "./losing-section";
import { RangeNav } from "./range-nav";
import { RestSection } from "./rest-section";
import { StreakSection, YearSection } from "./streak-section";
import { TimeSection } from "./time-section";
import { useSpanWords } from "./use-span-words";
import { whenOf } from "./view";

/** What the time of some days really went to: a sentence, the figures, then the drawings. */
export function Dashboard({ data, isRunning }: { data: DashboardData; isRunning: boolean }) {
  const t = useTranslations("dashboard");
  const spanWords = useSpanWords(data.view.today);
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
          <RangeNav view={view} />
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
        <LosingSection data={data} />
        <StreakSection data={data} />
      </div>
      <HourSection data={data} />
      <LengthSection data={data} />
      <BreakSection data={data} fills={fills} />
    </>
  );
}
