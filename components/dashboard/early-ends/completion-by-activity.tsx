import { useTranslations } from "next-intl";
import { computeCompletionRate } from "@/domain/stats/totals";
import { useFormatDuration } from "../../format/use-format-duration";
import { ChartSection } from "../charts/chart-section";
import { CompletionMark } from "../charts/completion-mark";
import type { DashboardData } from "../dashboard-data";
import { exportPath } from "../export-path";
import { outstanding, toPercent } from "../sentence";

interface CompletionByActivityProps {
  data: Pick<DashboardData, "personal" | "view">;
  /** Where the figures are to be had as a file, without its format: of one's own dashboard unless told. */
  download?: string;
}

/** Kept and broken sessions of each activity: which ones keep losing. */
export function CompletionByActivity({
  data,
  download = exportPath(data.view, "activities"),
}: CompletionByActivityProps) {
  const t = useTranslations("dashboard.losing");
  const minutes = useFormatDuration();
  const { byActivity } = data.personal;
  const { losing } = outstanding(data.personal);
  const most = Math.max(...byActivity.map(({ completed, broken }) => completed + broken));
  const rateOf = (tally: (typeof byActivity)[number]) =>
    toPercent({ completionRate: computeCompletionRate(tally) });
  return (
    <ChartSection
      title={t("title")}
      sentence={losing ? t("losing", losing) : t("none", { broken: data.personal.broken })}
      download={download}
      table={{
        columns: [t("activity"), t("kept"), t("broken"), t("rate"), t("protected")],
        rows: byActivity.map((tally) => ({
          key: tally.activityId,
          cells: [
            tally.name,
            tally.completed,
            tally.broken,
            t("percent", { percent: rateOf(tally) ?? 0 }),
            minutes(tally.focusMinutes),
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
            <span className="min-w-0">{name}</span>
            <div className="max-sm:order-last max-sm:col-span-2">
              <CompletionMark hue={color} completed={completed} broken={broken} outOf={most} />
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
