import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormatDuration } from "../format/use-format-duration";
import type { DashboardData } from "./dashboard-data";
import { whenOf } from "./period/dashboard-params";
import { useComparisonLabel } from "./period/use-comparison-label";
import { difference, outstanding } from "./sentence";

/** What the days came to, in a sentence: the first thing to be read. */
export function Headline({ data }: { data: DashboardData }) {
  const t = useTranslations("dashboard.headline");
  const minutes = useFormatDuration();
  const formatChange = useTranslations("dashboard.change");
  const { view, personal } = data;
  const { most, losing } = outstanding(personal);
  const beside = useComparisonLabel(data);
  if (whenOf(view) === "ahead") return <p className="text-soft">{t("ahead")}</p>;
  const before = beside?.previous.focusMinutes ?? 0;
  const { how, by } = difference(personal.focusMinutes, before);
  const words = { by: minutes(by), earlier: beside?.earlier ?? "" };
  const soFar = data.soFar || view.span.to === view.today ? "yes" : "no";
  const hadSome = beside && beside.previous.completed + beside.previous.broken > 0;
  return (
    <p className="max-w-prose text-soft">
      {personal.completed === 0
        ? t("nothing", { soFar, broken: personal.broken })
        : t.rich("sum", {
            completed: personal.completed,
            protected: minutes(personal.focusMinutes),
            strong: (text: ReactNode) => <strong className="font-semibold text-ink">{text}</strong>,
          })}{" "}
      {personal.completed > 0 && hadSome && `${formatChange(how, words)}. `}
      {!view.activityId && most && `${t("most", most)} `}
      {losing && t("losing", losing)}
    </p>
  );
}
