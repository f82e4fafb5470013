import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormatDuration } from "../format/use-format-duration";
import { useWeekdayNames } from "../format/use-weekday-names";
import { Card } from "../ui/card";
import { classNames } from "../ui/class-names";
import type { DashboardData } from "./dashboard-data";
import { compareValues, countEnded, toPercent } from "./highlights";
import { useComparisonLabel } from "./period/use-comparison-label";

/** The four main figures of a period, each compared with the previous period. */
export function Figures({ data }: { data: DashboardData }) {
  const t = useTranslations("dashboard.figures");
  const formatDuration = useFormatDuration();
  const { personal, streak } = data;
  const percent = toPercent(personal);
  const comparisons = useComparisons(data);
  return (
    <FigureGrid>
      <Figure
        isMain
        name={t("focusTime")}
        value={formatDuration(personal.focusMinutes)}
        comparison={comparisons.focusTime}
      />
      <Figure
        name={t("completed", { completed: personal.completed })}
        value={t("count", { count: personal.completed })}
        comparison={comparisons.completed}
      />
      <Figure
        name={t("completionRate")}
        value={percent === null ? t("none") : t("percent", { percent })}
        comparison={comparisons.completionRate}
      />
      <Figure
        name={t("streak", { current: streak.current })}
        value={t("count", { count: streak.current })}
        comparison={<LongestStreak data={data} />}
      />
    </FigureGrid>
  );
}

/** Four figures in a row, and the meaning of "broken" below them. */
export function FigureGrid({ children }: { children: ReactNode }) {
  const tSession = useTranslations("session");
  return (
    <div className="flex flex-col gap-1.5">
      <Card isFocal isFlush>
        {/* Each cell draws the lines to the next one; the last ones lie under the border. */}
        <dl className="-me-px -mb-px grid grid-cols-3 min-[64rem]:grid-cols-[1.5fr_1fr_1fr_1fr]">
          {children}
        </dl>
      </Card>
      <p className="text-xs text-soft">{tSession("brokenMeans")}</p>
    </div>
  );
}

interface FigureProps {
  /** The largest one, which comes first. */
  isMain?: boolean;
  name: string;
  value: ReactNode;
  comparison: ReactNode;
}

export function Figure({ isMain = false, name, value, comparison }: FigureProps) {
  return (
    <div
      className={classNames(
        "flex min-w-0 flex-col border-e border-b px-3 py-3 sm:px-5 sm:py-4",
        isMain && "max-[64rem]:col-span-3 max-[64rem]:px-4",
      )}
    >
      <dt className="text-sm font-medium text-soft">{name}</dt>
      <dd
        translate="no"
        className={classNames(
          "mt-1 font-semibold tracking-tight tabular-nums",
          isMain ? "text-xl min-[64rem]:text-2xl" : "text-lg sm:text-xl",
        )}
      >
        {value}
      </dd>
      <dd className="mt-0.5 text-sm text-soft tabular-nums">{comparison}</dd>
    </div>
  );
}

/** A smaller change is usual, and has no colour. */
const USUAL_SHARE = 0.1;

function changeClass(now: number, before: number): string {
  if (Math.abs(now - before) <= USUAL_SHARE * before) return "";
  return now > before ? "font-semibold text-better" : "font-semibold text-worse";
}

function useComparisons(data: DashboardData) {
  const t = useTranslations("dashboard.figures");
  const formatDuration = useFormatDuration();
  const formatChange = useTranslations("dashboard.change");
  const { personal } = data;
  const comparison = useComparisonLabel(data);
  if (!comparison) {
    return { completed: t("ahead"), focusTime: t("ahead"), completionRate: t("ahead") };
  }
  const { previous, earlier } = comparison;
  /** A phone has no room for what the small figures are compared with; the main one says it. */
  const change = (
    now: number,
    before: number,
    format: (by: number) => string,
    earlierClassName = "max-sm:sr-only",
  ) => {
    const { how, by } = compareValues(now, before);
    return formatChange.rich(countEnded(previous) > 0 ? how : "none", {
      by: format(by),
      earlier,
      change: (text) => <span className={changeClass(now, before)}>{text}</span>,
      vs: (text) => <span className={earlierClassName}>{text}</span>,
    });
  };
  const counts = t("completedOfEnded", {
    completed: personal.completed,
    ended: countEnded(personal),
  });
  const [percent, previousPercent] = [toPercent(personal), toPercent(previous)];
  return {
    completed: change(personal.completed, previous.completed, (count) => t("count", { count })),
    focusTime: change(personal.focusMinutes, previous.focusMinutes, formatDuration, ""),
    completionRate:
      previousPercent === null || percent === null ? (
        counts
      ) : (
        <>
          {counts} · {change(percent, previousPercent, (points) => t("points", { points }))}
        </>
      ),
  };
}

function LongestStreak({ data }: { data: DashboardData }) {
  const t = useTranslations("dashboard.figures");
  const weekday = useWeekdayNames();
  const { weekdays } = data.restDays;
  return t("longest", {
    longest: data.streak.longest,
    count: weekdays.length,
    weekdays: weekdays.map(weekday).join(", "),
    today: data.streak.today,
  });
}
