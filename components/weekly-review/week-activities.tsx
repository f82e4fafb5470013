import { useTranslations } from "next-intl";
import type { WeekReview } from "@/domain/api/wire-dashboard";
import { ChartSection } from "../dashboard/charts/chart-section";
import { CompletionMark } from "../dashboard/charts/completion-mark";
import { useFormatDuration } from "../format/use-format-duration";
import { weekExportPath } from "./week-path";

/** What got protected: the activities by their protected time, as blocks as long as it. */
export function GotProtected({ review }: { review: WeekReview }) {
  const t = useTranslations("week.protected");
  const duration = useFormatDuration();
  const kept = review.byActivity.filter(({ completed }) => completed > 0);
  const most = Math.max(1, ...kept.map(({ focusMinutes }) => focusMinutes));
  return (
    <ChartSection
      title={t("title")}
      sentence={t("sentence", {
        time: duration(review.focusMinutes),
        activities: kept.length,
      })}
      {...(kept.length > 0 && {
        download: weekExportPath(review.week, "activities"),
        table: {
          columns: [t("activity"), t("completed"), t("time")],
          rows: kept.map(({ activityId, name, completed, focusMinutes }) => ({
            key: activityId,
            cells: [name, completed, duration(focusMinutes)],
          })),
        },
      })}
    >
      <ul className="on-paper-as-seen border-b empty:hidden">
        {kept.map(({ activityId, name, color, completed, focusMinutes }) => (
          <li
            key={activityId}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-t py-2"
          >
            <span className="font-semibold">{name}</span>
            <span className="text-end text-sm text-soft tabular-nums">
              {t("sum", { time: duration(focusMinutes), completed })}
            </span>
            <div aria-hidden data-hue={color} className="basis-full">
              <div
                className="h-4.5 rounded bg-hue"
                style={{ width: `${(100 * focusMinutes) / most}%` }}
              />
            </div>
          </li>
        ))}
      </ul>
    </ChartSection>
  );
}

/** What lost: the activities with broken sessions, most first; a block a session, the torn ones last. */
export function Lost({ review }: { review: WeekReview }) {
  const t = useTranslations("week.lost");
  const lost = review.byActivity
    .filter(({ broken }) => broken > 0)
    .toSorted((a, b) => b.broken - a.broken);
  const ended = (tally: { completed: number; broken: number }) => tally.completed + tally.broken;
  const most = Math.max(1, ...lost.map(ended));
  return (
    <ChartSection
      title={t("title")}
      sentence={t("sentence", { broken: review.broken, ended: ended(review) })}
      {...(lost.length > 0 && {
        download: weekExportPath(review.week, "activities"),
        table: {
          columns: [t("activity"), t("broken"), t("ended")],
          rows: lost.map((tally) => ({
            key: tally.activityId,
            cells: [tally.name, tally.broken, ended(tally)],
          })),
        },
      })}
    >
      <ul className="on-paper-as-seen border-b empty:hidden">
        {lost.map((tally) => (
          <li
            key={tally.activityId}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-t py-2"
          >
            <span className="font-semibold">{tally.name}</span>
            <span className="text-end text-sm text-soft tabular-nums">
              {t("sum", { broken: tally.broken, ended: ended(tally) })}
            </span>
            <div className="basis-full">
              <CompletionMark
                hue={tally.color}
                completed={tally.completed}
                broken={tally.broken}
                outOf={most}
              />
            </div>
          </li>
        ))}
      </ul>
    </ChartSection>
  );
}
