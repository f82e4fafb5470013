import { useTranslations } from "next-intl";
import type { RatedTally, WeekReview } from "@/domain/api/wire-dashboard";
import { useEarlierWeek } from "../dashboard/period/use-comparison-label";
import { toPercent } from "../dashboard/sentence";
import { useFormatDuration } from "../format/use-format-duration";

/** The week in four figures, each with the one of as many days of the week before. */
export function WeekFigures({ week }: { week: WeekReview }) {
  const t = useTranslations("week.figures");
  const session = useTranslations("session");
  const duration = useFormatDuration();
  const earlierWeek = useEarlierWeek();
  const { soFar } = week;
  const previous = soFar?.previous ?? week.previous;
  const earlier = earlierWeek(soFar?.days ?? null);
  const kept = (tally: RatedTally) => {
    const percent = toPercent(tally);
    return percent === null ? t("none") : t("percent", { percent });
  };
  const figures = [
    { name: t("completed"), now: week.completed, before: previous.completed },
    {
      name: t("protected"),
      now: duration(week.focusMinutes),
      before: duration(previous.focusMinutes),
    },
    { name: t("kept"), now: kept(week), before: kept(previous) },
    { name: t("broken"), now: week.broken, before: previous.broken },
  ];
  return (
    <div className="flex flex-col gap-2">
      <dl className="grid grid-cols-2 gap-x-5 gap-y-6 lg:grid-cols-4">
        {figures.map(({ name, now, before }) => (
          <div key={name} className="flex min-w-0 flex-col border-t-2 border-ink pt-2">
            <dt className="order-2 text-sm font-semibold">{name}</dt>
            <dd className="order-1 text-xl font-semibold tracking-tight tabular-nums">{now}</dd>
            <dd className="order-3 text-sm text-soft tabular-nums">
              {t("before", { before, earlier })}
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-soft">{session("brokenMeans")}</p>
    </div>
  );
}
