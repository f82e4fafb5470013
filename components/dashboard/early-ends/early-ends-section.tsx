import { useTranslations } from "next-intl";
import { type Fill, paintOf } from "../charts/activity-pattern";
import { ChartSection } from "../charts/chart-section";
import { LazyBars } from "../charts/lazy-bars";
import type { DashboardData } from "../dashboard-data";
import { exportPath } from "../export-path";
import { breakBins, reasonsOf, worstBin } from "./break-histogram";
import { useBreakBars } from "./use-break-bars";

/** The fracture map: at which minute sessions break, on what, and why. */
export function BreakSection({ data, fills }: { data: DashboardData; fills: Fill[] }) {
  const t = useTranslations("dashboard.breaks");
  const reasonWords = useReasonWords();
  const { breaks, drifted } = data.patterns;
  const bins = breakBins(breaks);
  const bars = useBreakBars()(bins, fills);
  const worst = worstBin(bins);
  const nameOf = new Map(data.personal.byActivity.map((one) => [one.activityId, one.name]));
  const table = {
    columns: [t("minute"), t("activity"), t("reason"), t("count")],
    rows: breaks.map(({ activityId, minute, reason, count }) => ({
      key: `${activityId} ${minute} ${reason}`,
      cells: [minute, nameOf.get(activityId), reasonWords(reason), count],
    })),
  };
  const driftedCount = drifted.reduce((sum, { count }) => sum + count, 0);
  return (
    <ChartSection
      title={t("title")}
      sentence={
        worst
          ? t("worst", { from: worst.from, to: worst.to, count: worst.count })
          : t("spread", { broken: data.personal.broken, count: breaks.length })
      }
      download={breaks.length > 0 ? exportPath(data.view, "breaks") : undefined}
      table={breaks.length > 0 ? table : undefined}
    >
      {breaks.length > 0 && (
        <LazyBars
          bars={bars}
          paints={fills.map(({ activityId }) => paintOf(activityId))}
          label={t("title")}
          hint={t("hint")}
        />
      )}
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {reasonsOf(breaks).map(({ reason, count }) => (
          <li key={reason}>
            {reasonWords(reason)} <span className="text-soft tabular-nums">{count}</span>
          </li>
        ))}
        {driftedCount > 0 && (
          <li>
            {t("drifted")} <span className="text-soft tabular-nums">{driftedCount}</span>
          </li>
        )}
      </ul>
    </ChartSection>
  );
}

function useReasonWords() {
  const t = useTranslations("dashboard.breaks");
  const reasons = useTranslations("session.reason");
  return (reason: DashboardData["patterns"]["breaks"][number]["reason"]) =>
    reason ? reasons(reason) : t("noReason");
}
