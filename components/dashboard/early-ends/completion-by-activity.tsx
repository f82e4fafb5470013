import { useTranslations } from "next-intl";
import { computeCompletionRate } from "@/domain/stats/totals";
import { useFormatDuration } from "../../format/use-format-duration";
import { ChartSection } from "../charts/chart-section";
import { CompletionMark } from "../charts/completion-mark";
import type { DashboardData } from "../dashboard-data";
import { exportPath } from "../export-path";
import { countEnded, findHighlights, toPercent } from "../highlights";

interface CompletionByActivityProps {
  data: Pick<DashboardData, "personal" | "params">;
  /** The address of the figures as a file, without the format; one's own dashboard by default. */
  download?: string;
}

/** Completed and broken sessions of each activity. */
export function CompletionByActivity({
  data,
  download = exportPath(data.params, "activities"),
}: CompletionByActivityProps) {
  const t = useTranslations("dashboard.completionByActivity");
  const formatDuration = useFormatDuration();
  const { byActivity, broken: allBroken } = data.personal;
  const { mostBroken } = findHighlights(data.personal);
  const max = Math.max(...byActivity.map(countEnded));
  return (
    <ChartSection
      title={t("title")}
      sentence={mostBroken ? t("mostBroken", mostBroken) : t("none", { broken: allBroken })}
      download={download}
      table={{
        columns: [t("activity"), t("completed"), t("broken"), t("completionRate"), t("focusTime")],
        rows: byActivity.map((tally) => ({
          key: tally.activityId,
          cells: [
            tally.name,
            tally.completed,
            tally.broken,
            t("percent", {
              percent: toPercent({ completionRate: computeCompletionRate(tally) }) ?? 0,
            }),
            formatDuration(tally.focusMinutes),
          ],
        })),
      }}
    >
      <ul className="divide-y border-y">
        {byActivity.map(({ activityId, name, color, completed, broken }) => (
          <li
            key={activityId}
            className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1.5 py-2 sm:grid-cols-[minmax(4rem,7rem)_1fr_auto]"
          >
            <bdi className="min-w-0">{name}</bdi>
            <div className="max-sm:order-last max-sm:col-span-2">
              <CompletionMark hue={color} completed={completed} broken={broken} max={max} />
            </div>
            <span className="text-end text-sm text-soft tabular-nums">
              {t("counts", { completed, broken })}
            </span>
          </li>
        ))}
      </ul>
    </ChartSection>
  );
}
