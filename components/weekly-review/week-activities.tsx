import { useTranslations } from "next-intl";
import { findWeek } from "@/domain/time/period";
import { ChartSection } from "../dashboard/charts/chart-section";
import { CompletionMark } from "../dashboard/charts/completion-mark";
import { exportPath } from "../dashboard/export-path";
import { countEnded } from "../dashboard/highlights";
import { useFormatDuration } from "../format/use-format-duration";
import type { WeekReview } from "./week-days";

const downloadPath = ({ week }: WeekReview) =>
  exportPath({ period: findWeek(week), activityId: null }, "activities");

/** The focus time of each activity. */
export function FocusTimeByActivity({ review }: { review: WeekReview }) {
  const t = useTranslations("weeklyReview.focusTime");
  const formatDuration = useFormatDuration();
  const activities = review.byActivity.filter(({ completed }) => completed > 0);
  const max = Math.max(1, ...activities.map(({ focusMinutes }) => focusMinutes));
  return (
    <ChartSection
      title={t("title")}
      sentence={t("sentence", {
        time: formatDuration(review.focusMinutes),
        activities: activities.length,
      })}
      {...(activities.length > 0 && {
        download: downloadPath(review),
        table: {
          columns: [t("activity"), t("completed"), t("time")],
          rows: activities.map(({ activityId, name, completed, focusMinutes }) => ({
            key: activityId,
            cells: [name, completed, formatDuration(focusMinutes)],
          })),
        },
      })}
    >
      <ul className="on-paper-as-seen border-b empty:hidden">
        {activities.map(({ activityId, name, color, completed, focusMinutes }) => (
          <li
            key={activityId}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-t py-2"
          >
            <span className="font-semibold">{name}</span>
            <span className="text-end text-sm text-soft tabular-nums">
              {t("sum", { time: formatDuration(focusMinutes), completed })}
            </span>
            <div aria-hidden data-hue={color} className="basis-full">
              <div
                className="h-4.5 rounded bg-hue"
                style={{ width: `${(100 * focusMinutes) / max}%` }}
              />
            </div>
          </li>
        ))}
      </ul>
    </ChartSection>
  );
}

/** The activities with broken sessions, most first. */
export function BrokenByActivity({ review }: { review: WeekReview }) {
  const t = useTranslations("weeklyReview.broken");
  const activities = review.byActivity
    .filter(({ broken }) => broken > 0)
    .toSorted((a, b) => b.broken - a.broken);
  const max = Math.max(1, ...activities.map(countEnded));
  return (
    <ChartSection
      title={t("title")}
      sentence={t("sentence", { broken: review.broken, ended: countEnded(review) })}
      {...(activities.length > 0 && {
        download: downloadPath(review),
        table: {
          columns: [t("activity"), t("broken"), t("ended")],
          rows: activities.map((tally) => ({
            key: tally.activityId,
            cells: [tally.name, tally.broken, countEnded(tally)],
          })),
        },
      })}
    >
      <ul className="on-paper-as-seen border-b empty:hidden">
        {activities.map((tally) => (
          <li
            key={tally.activityId}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-t py-2"
          >
            <span className="font-semibold">{tally.name}</span>
            <span className="text-end text-sm text-soft tabular-nums">
              {t("sum", { broken: tally.broken, ended: countEnded(tally) })}
            </span>
            <div className="basis-full">
              <CompletionMark
                hue={tally.color}
                completed={tally.completed}
                broken={tally.broken}
                max={max}
              />
            </div>
          </li>
        ))}
      </ul>
    </ChartSection>
  );
}
