import { useTranslations } from "next-intl";
import type { BreakReason } from "@/domain/focus-session/break-reason";
import {
  type ActivityPattern,
  amountsByPattern,
  PatternDefs,
  PatternSwatch,
  patternFill,
} from "../charts/activity-pattern";
import { ChartSection } from "../charts/chart-section";
import { LazyBars } from "../charts/lazy-bars";
import type { BarDatum } from "../charts/stacked-bars";
import type { DashboardData } from "../dashboard-data";
import { exportPath } from "../export-path";
import {
  type BreakBin,
  buildBreakHistogram,
  countReasons,
  findWorstBin,
  sumCounts,
} from "./break-histogram";

interface EarlyEndsSectionProps {
  data: Pick<DashboardData, "params" | "personal" | "patterns">;
  activityPatterns: readonly ActivityPattern[];
  /** The address of the figures as a file, without the format. */
  download?: string;
  /** Defines the patterns and explains them, on pages without another chart that does. */
  hasLegend?: boolean;
  /** Shown in place of the reasons to a viewer who may not see them. */
  reasonsHidden?: string | undefined;
}

/** At which minute sessions end early, on which activities and why. */
export function EarlyEndsSection({
  data,
  activityPatterns,
  download = exportPath(data.params, "breaks"),
  hasLegend = false,
  reasonsHidden,
}: EarlyEndsSectionProps) {
  const t = useTranslations("dashboard.earlyEnds");
  const formatReason = useFormatReason();
  const { breaks } = data.patterns;
  const bins = buildBreakHistogram(breaks);
  const bars = useBars(bins, activityPatterns);
  const worst = findWorstBin(bins);
  const names = new Map(data.personal.byActivity.map(({ activityId, name }) => [activityId, name]));
  const whenReasonsShown = (text: string) => (reasonsHidden === undefined ? [text] : []);
  const table = {
    columns: [t("minute"), t("activity"), ...whenReasonsShown(t("reason")), t("count")],
    rows: breaks.map(({ activityId, minute, reason, count }) => ({
      key: `${activityId} ${minute} ${reason}`,
      cells: [minute, names.get(activityId), ...whenReasonsShown(formatReason(reason)), count],
    })),
  };
  return (
    <ChartSection
      title={t("title")}
      sentence={
        worst
          ? t("worst", { from: worst.from, to: worst.to, count: worst.count })
          : t(findMessageWithoutPeak(data))
      }
      {...(breaks.length > 0 && { download, table })}
    >
      {breaks.length > 0 && (
        <LazyBars
          bars={bars}
          fills={activityPatterns.map(({ activityId }) => patternFill(activityId))}
          label={t("title")}
          hint={t("hint")}
        />
      )}
      {breaks.length > 0 && hasLegend && <Legend activityPatterns={activityPatterns} />}
      {reasonsHidden === undefined ? (
        <Reasons patterns={data.patterns} />
      ) : (
        <p className="mt-2 text-sm text-soft">{reasonsHidden}</p>
      )}
    </ChartSection>
  );
}

function findMessageWithoutPeak({ personal, patterns }: EarlyEndsSectionProps["data"]) {
  if (patterns.breaks.length > 0) return "noPeak";
  return personal.broken > 0 ? "onlyUnfocused" : "noBroken";
}

const LIST = "mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm empty:hidden";

function Legend({ activityPatterns }: Pick<EarlyEndsSectionProps, "activityPatterns">) {
  return (
    <>
      <PatternDefs patterns={activityPatterns} />
      <ul className={LIST}>
        {activityPatterns.map(({ activityId, name }) => (
          <li key={activityId} className="flex items-center gap-2">
            <PatternSwatch activityId={activityId} />
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}

function Reasons({ patterns }: Pick<DashboardData, "patterns">) {
  const t = useTranslations("dashboard.earlyEnds");
  const formatReason = useFormatReason();
  const drifted = sumCounts(patterns.drifted);
  return (
    <ul className={LIST}>
      {countReasons(patterns.breaks).map(({ reason, count }) => (
        <li key={reason}>
          {formatReason(reason)} <span className="text-soft tabular-nums">{count}</span>
        </li>
      ))}
      {drifted > 0 && (
        <li>
          {t("unfocused")} <span className="text-soft tabular-nums">{drifted}</span>
        </li>
      )}
    </ul>
  );
}

function useBars(
  bins: readonly BreakBin[],
  activityPatterns: readonly ActivityPattern[],
): BarDatum[] {
  const t = useTranslations("dashboard.earlyEnds");
  return bins.map(({ from, to, count, activities }) => {
    const parts = amountsByPattern(activities, activityPatterns);
    const counts = activityPatterns
      .map(({ name }, index) => ({ name, count: parts[index] ?? 0 }))
      .filter((part) => part.count > 0)
      .map((part) => `${part.name} ${part.count}`);
    return {
      key: `${from}`,
      label: t("minutes", { from, to }),
      sentence: t("bar", { from, to, count, activities: counts.join(", ") }),
      parts,
      previous: null,
    };
  });
}

function useFormatReason(): (reason: BreakReason | null) => string {
  const t = useTranslations("dashboard.earlyEnds");
  const tReason = useTranslations("session.reason");
  return (reason) => (reason ? tReason(reason) : t("noReason"));
}
