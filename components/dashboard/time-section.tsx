import { useTranslations } from "next-intl";
import type { Span } from "@/domain/span";
import { useDateWords } from "../record/use-date-words";
import { useDurationWords } from "../record/use-duration-words";
import type { BarFacts } from "./bars";
import { ChartSection } from "./chart-section";
import type { DashboardData } from "./dashboard-data";
import { exportPath } from "./export-path";
import { type Fill, paintOf, partsOf } from "./fill";
import { type Grain, type Group, grainOf, groupDays } from "./groups";
import { LazyBars } from "./lazy-bars";
import { Shares, Split } from "./time-shares";
import { useBarLabels } from "./use-bar-labels";
import { useSpanWords } from "./use-span-words";

/** Protected time by day and activity, beside the span before. */
export function TimeSection({ data, fills }: { data: DashboardData; fills: Fill[] }) {
  const t = useTranslations("dashboard.time");
  const minutes = useDurationWords();
  const { view, personal, before } = data;
  const grain = grainOf(view.span);
  const groups = groupDays(personal.byDay, grain, before);
  const spanWords = useGroupWords(view.today, grain);
  const bars = useBars(groups, { grain, fills, today: view.today });
  const hasBars = view.kind !== "day" && personal.protectedMinutes > 0;
  return (
    <ChartSection
      title={t("title")}
      sentence={t(hasBars && bars.some((bar) => bar.before) ? "sentenceBefore" : "sentence", {
        protected: minutes(personal.protectedMinutes),
        grain,
      })}
      download={exportPath(view, "days")}
      table={{
        columns: [t("when"), t("completed"), t("broken"), t("protected"), t("activities")],
        rows: groups.map((group) => ({
          key: group.from,
          cells: [
            spanWords(group),
            group.completed,
            group.broken,
            minutes(group.protectedMinutes),
            personal.byActivity
              .map(({ activityId, name }) => ({
                name,
                of: group.activities.get(activityId)?.protectedMinutes ?? 0,
              }))
              .filter(({ of }) => of > 0)
              .map(({ name, of }) => `${name} ${minutes(of)}`)
              .join(", "),
          ],
        })),
      }}
    >
      {hasBars ? (
        <LazyBars
          bars={bars}
          paints={fills.map(({ activityId }) => paintOf(activityId))}
          label={t("title")}
          hint={t("hint")}
        />
      ) : (
        <Split personal={personal} fills={fills} />
      )}
      <Shares personal={personal} fills={fills} />
    </ChartSection>
  );
}

function useBars(
  groups: Group[],
  { grain, fills, today }: { grain: Grain; fills: Fill[]; today: string },
): BarFacts[] {
  const t = useTranslations("dashboard.time");
  const minutes = useDurationWords();
  const labelOf = useBarLabels(grain, groups.length);
  const spanWords = useGroupWords(today, grain);
  return groups.map((group) => {
    const amounts = new Map([...group.activities].map(([id, of]) => [id, of.protectedMinutes]));
    const parts = partsOf(amounts, fills);
    const named = fills
      .map(({ name }, index) => ({ name, of: parts[index] ?? 0 }))
      .filter(({ of }) => of > 0)
      .map(({ name, of }) => `${name} ${minutes(of)}`);
    return {
      key: group.from,
      ...labelOf(group),
      sentence: t("bar", {
        when: spanWords(group),
        protected: minutes(group.protectedMinutes),
        count: named.length,
        activities: named.join(", "),
        hasBefore: group.before === null ? "no" : "yes",
        before: minutes(group.before ?? 0),
      }),
      parts,
      before: group.before,
    };
  });
}

/** Writes the days of a bar: one day with its weekday, several as a span. */
function useGroupWords(today: string, grain: Grain): (span: Span) => string {
  const spanWords = useSpanWords(today);
  const dateWords = useDateWords();
  return (span) => (grain === "day" ? dateWords(span.from) : spanWords(span));
}
