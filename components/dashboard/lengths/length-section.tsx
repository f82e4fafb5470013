import { useTranslations } from "next-intl";
import type { DashboardData } from "../dashboard-data";
import { exportPath } from "../export-path";
import { CompletionByLength } from "./completion-by-length";
import { suggestedOf } from "./suggested-lengths";

/** How often one's sessions are kept by length, and the length the whole record speaks for. */
export function LengthSection({ data }: { data: DashboardData }) {
  const t = useTranslations("dashboard.lengths");
  const { view, personal, patterns, sizing } = data;
  const suggested = suggestedOf(sizing).filter(
    ({ activityId }) => !view.activityId || view.activityId === activityId,
  );
  return (
    <CompletionByLength
      title={t("title")}
      sentence={t("sentence", { count: suggested.length })}
      download={exportPath(view, "lengths")}
      byLength={patterns.byLength}
      suggested={suggested}
      hue={view.activityId ? (personal.byActivity[0]?.color ?? "none") : "none"}
    />
  );
}
