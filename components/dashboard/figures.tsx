import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormatDuration } from "../format/use-format-duration";
import { useWeekdayNames } from "../format/use-weekday-names";
import type { DashboardData } from "./dashboard-data";
import { useComparisonLabel } from "./period/use-comparison-label";
import { difference, toPercent } from "./sentence";

/** Four figures of the days, each beside the one of the span before. */
export function Figures({ data }: { data: DashboardData }) {
  const t = useTranslations("dashboard.figures");
  const session = useTranslations("session");
  const minutes = useFormatDuration();
  const { personal, streak } = data;
  const percent = toPercent(personal);
  const beside = useFiguresBeside(data);
  return (
    <div className="flex flex-col gap-2">
      <dl className="grid grid-cols-2 gap-x-5 gap-y-6 lg:grid-cols-4">
        <Figure
          name={t("completed", { completed: personal.completed })}
          value={t("count", { count: personal.completed })}
          beside={beside.completed}
        />
        <Figure
          name={t("protected")}
          value={minutes(personal.focusMinutes)}
          beside={beside.protected}
        />
        <Figure
          name={t("kept")}
          value={percent === null ? t("none") : t("percent", { percent })}
          beside={beside.kept}
        />
        <Figure
          name={t("streak", { current: streak.current })}
          value={t("count", { count: streak.current })}
          beside={<StreakBeside data={data} />}
        />
      </dl>
      <p className="text-sm text-soft">{session("brokenMeans")}</p>
    </div>
  );
}

/** What stands under the figures, by their names. */
function useFiguresBeside(data: DashboardData) {
  const t = useTranslations("dashboard.figures");
  const minutes = useFormatDuration();
  const formatChange = useTranslations("dashboard.change");
  const { personal } = data;
  const beside = useComparisonLabel(data);
  if (!beside) return { completed: t("ahead"), protected: t("ahead"), kept: t("ahead") };
  const { previous, earlier } = beside;
  const change = (now: number, before: number, format: (by: number) => string) => {
    const { how, by } = difference(now, before);
    return formatChange(endedIn(previous) > 0 ? how : "none", { by: format(by), earlier });
  };
  const ended = t("ofEnded", { completed: personal.completed, ended: endedIn(personal) });
  const [percent, before] = [toPercent(personal), toPercent(previous)];
  return {
    completed: change(personal.completed, previous.completed, (count) => t("count", { count })),
    protected: change(personal.focusMinutes, previous.focusMinutes, minutes),
    kept:
      before === null || percent === null
        ? ended
        : `${ended} · ${change(percent, before, (points) => t("points", { points }))}`,
  };
}

function StreakBeside({ data }: { data: DashboardData }) {
  const t = useTranslations("dashboard.figures");
  const weekday = useWeekdayNames();
  const { weekdays } = data.restDays;
  return t("longest", {
    longest: data.streak.longest,
    count: weekdays.length,
    weekdays: weekdays.map(weekday).join(", "),
    today: data.streak.today,
  });
}

const endedIn = ({ completed, broken }: { completed: number; broken: number }) =>
  completed + broken;

function Figure({ name, value, beside }: { name: string; value: ReactNode; beside: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col border-t-2 border-ink pt-2">
      <dt className="order-2 text-sm font-semibold">{name}</dt>
      <dd className="order-1 text-xl font-semibold tracking-tight tabular-nums">{value}</dd>
      <dd className="order-3 text-sm text-soft">{beside}</dd>
    </div>
  );
}
