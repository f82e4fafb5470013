import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormatDuration } from "../format/use-format-duration";
import type { DashboardData } from "./dashboard-data";
import { compareValues, countEnded, findHighlights } from "./highlights";
import { periodPhase } from "./period/dashboard-params";
import { useComparisonLabel } from "./period/use-comparison-label";

/** The period summed up in a sentence or two. */
export function Headline({ data }: { data: DashboardData }) {
  const t = useTranslations("dashboard.headline");
  const formatDuration = useFormatDuration();
  const formatChange = useTranslations("dashboard.change");
  const { params, personal } = data;
  const { broken } = personal;
  const { most, mostBroken } = findHighlights(personal);
  const comparison = useComparisonLabel(data);
  if (periodPhase(params) === "ahead") return <p className="text-soft">{t("ahead")}</p>;
  const { how, by } = compareValues(personal.focusMinutes, comparison?.previous.focusMinutes ?? 0);
  const change = { by: formatDuration(by), earlier: comparison?.earlier ?? "" };
  const isOpen = data.toDate || params.period.to === params.today;
  const hasPrevious = comparison && countEnded(comparison.previous) > 0;
  return (
    <p className="max-w-prose text-soft">
      {personal.completed === 0
        ? [t(isOpen ? "nothingYet" : "nothing"), broken > 0 && t("broken", { broken })]
            .filter(Boolean)
            .join(" ")
        : t.rich("sum", {
            completed: personal.completed,
            focusTime: formatDuration(personal.focusMinutes),
            strong: (text: ReactNode) => <strong className="font-semibold text-ink">{text}</strong>,
          })}{" "}
      {personal.completed > 0 && hasPrevious && `${formatChange("sentence", { how, ...change })} `}
      {!params.activityId && most && `${t("most", most)} `}
      {mostBroken && t("mostBroken", mostBroken)}
    </p>
  );
}
