import { useTranslations } from "next-intl";
import type { RatedTally } from "@/domain/api/wire-dashboard";
import { findFirstDays } from "@/domain/stats/period-to-date";
import { periodLength, previousPeriod } from "@/domain/time/period";
import { useWeekdayNames } from "../../format/use-weekday-names";
import type { DashboardData } from "../dashboard-data";
import { kindOf } from "./dashboard-params";
import { useFormatPeriod } from "./use-format-period";

/** What the figures of a span stand beside. */
interface Beside {
  previous: RatedTally;
  /** Where that lies, within a sentence: "the week before", "from 2 to 22 Oct". */
  earlier: string;
}

/** What figures stand beside: as many days of the span before as there are; null of days to come. */
export function useComparisonLabel({
  view,
  personal,
  soFar,
}: Pick<DashboardData, "view" | "personal" | "soFar">): Beside | null {
  const t = useTranslations("dashboard");
  const weekWords = useEarlierWeek();
  const spanWords = useFormatPeriod(view.today);
  if (soFar?.days === 0) return null;
  const previous = soFar?.previous ?? personal.previous;
  if (view.kind === "week") return { previous, earlier: weekWords(soFar?.days ?? null) };
  if (soFar) {
    const span = findFirstDays(previousPeriod(view.span), soFar.days);
    const words = { kind: kindOf(span), span: spanWords(span) };
    return { previous, earlier: t("earlierFirst", words) };
  }
  const isToday = view.kind === "day" && view.span.to === view.today;
  const words = { kind: isToday ? "today" : view.kind, days: periodLength(view.span) };
  return { previous, earlier: t("earlier", words) };
}

/** Names the week before in a sentence: all of it, or as many days as have begun of this one. */
export function useEarlierWeek(): (elapsedDays: number | null) => string {
  const t = useTranslations("dashboard");
  const weekday = useWeekdayNames("long");
  return (days) => {
    if (days === null) return t("earlier", { kind: "week", days: 7 });
    return t("earlierWeek", { days, from: weekday(1), to: weekday(days) });
  };
}
