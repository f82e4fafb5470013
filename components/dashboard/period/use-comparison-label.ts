import { useTranslations } from "next-intl";
import type { RatedTally } from "@/domain/api/tally";
import { findFirstDays } from "@/domain/stats/period-to-date";
import { periodLength, previousPeriod } from "@/domain/time/period";
import { useWeekdayNames } from "../../format/use-weekday-names";
import type { DashboardData } from "../dashboard-data";
import { useFormatPeriod } from "./use-format-period";

/** The earlier figures that a period is compared with. */
interface Comparison {
  previous: RatedTally;
  /** Names the compared days after "vs": "last week (by Saturday)", "2 to 22 Oct". */
  earlier: string;
}

/**
 * Finds the figures to compare with: the previous period, or as many of its days as have begun.
 * Returns null for a period in the future.
 */
export function useComparisonLabel({
  params,
  personal,
  toDate,
}: Pick<DashboardData, "params" | "personal" | "toDate">): Comparison | null {
  const t = useTranslations("dashboard");
  const formatPreviousWeek = useFormatPreviousWeek();
  const formatPeriod = useFormatPeriod(params.today);
  if (toDate?.days === 0) return null;
  const previous = toDate?.previous ?? personal.previous;
  if (params.kind === "week")
    return { previous, earlier: formatPreviousWeek(toDate?.days ?? null) };
  if (toDate) {
    const compared = findFirstDays(previousPeriod(params.period), toDate.days);
    return { previous, earlier: t("previousPeriodToDate", { span: formatPeriod(compared) }) };
  }
  const isToday = params.kind === "day" && params.period.to === params.today;
  const values = { kind: isToday ? "today" : params.kind, days: periodLength(params.period) };
  return { previous, earlier: t("previousPeriod", values) };
}

/** Names the previous week within a sentence: all of it, or as many days as have begun of this one. */
export function useFormatPreviousWeek(): (elapsedDays: number | null) => string {
  const t = useTranslations("dashboard");
  const weekday = useWeekdayNames("long");
  return (days) => {
    if (days === null) return t("previousPeriod", { kind: "week", days: 7 });
    return t("lastWeekToDate", { to: weekday(days) });
  };
}
