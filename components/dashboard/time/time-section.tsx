import { useTranslations } from "next-intl";
import type { Period } from "@/domain/time/period";
import { useFormatDate } from "../../format/use-format-date";
import { useFormatDuration } from "../../format/use-format-duration";
import { type Fill, paintOf, partsOf } from "../charts/activity-pattern";
import type { BarFacts } from "../charts/bar-datum";
import { ChartSection } from "../charts/chart-section";
import { LazyBars } from "../charts/lazy-bars";
import { useBarLabels } from "../charts/use-bar-labels";
import type { DashboardData } from "../dashboard-data";
import { exportPath } from "../export-path";
import { type Grain, type Group, grainOf, groupDays } from "../period/group-by-period";
import { useFormatPeriod } from "../period/use-format-period";
import { Shares, Split } from "./time-shares";

/** Protected time by day and activity, beside the span before. */
export function TimeSection({ data, fills }: { data: DashboardData; fills: Fill[] }) {
  const t = useTranslations("dashboard.time");
  const minutes = useFormatDuration();
  const { view, personal, before } = data;
  const grain = grainOf(view.span);
  const groups = groupDays(personal.byDay, grain, before);
  const spanWords = useGroupWords(view.today, grain);
  const bars = useBars(groups, { grain, fills, today: view.today });
  const hasBars = view.kind !== "day" && personal.focusMinutes > 0;
  return (
    <ChartSection
      title={t("title")}
      sentence={t(hasBars && bars.some((bar) => bar.before) ? "sentenceBefore" : "sentence", {
        protected: minutes(personal.focusMinutes),
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
            minutes(group.focusMinutes),
            personal.byActivity
              .map(({ activityId, name }) => ({
                name,
                of: group.activities.get(activityId)?.focusMinutes ?? 0,
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
  const minutes = useFormatDuration();
  const labelOf = useBarLabels(grain, groups.length);
  const spanWords = useGroupWords(today, grain);
  return groups.map((group) => {
    const amounts = new Map([...group.activities].map(([id, of]) => [id, of.focusMinutes]));
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
        protected: minutes(group.focusMinutes),
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
function useGroupWords(today: string, grain: Grain): (span: Period) => string {
  const spanWords = useFormatPeriod(today);
  const dateWords = useFormatDate();
  return (span) => (grain === "day" ? dateWords(span.from) : spanWords(span));
}
