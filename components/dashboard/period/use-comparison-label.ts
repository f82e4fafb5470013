import { useTranslations } from "next-intl";
import type { RatedTally } from "@/domain/api/wire-dashboard";
import { firstDays } from "@/domain/stats/period-to-date";
import { periodLength, previousPeriod } from "@/domain/time/period";
import { useWeekdayNames } from "../../format/use-weekday-names";
import type { DashboardData } from "../dashboard-data";
import { useFormatPeriod } from "./use-format-period";

/** What the figures of a span stand beside. */
interface Beside {
  previous: RatedTally;
  /** Names that period after "vs": "last week (by Saturday)", "2 to 22 Oct". */
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
    const span = firstDays(previousPeriod(view.span), soFar.days);
    return { previous, earlier: t("earlierFirst", { span: spanWords(span) }) };
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
    return t("earlierWeek", { to: weekday(days) });
  };
}
