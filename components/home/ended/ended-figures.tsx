"use client";

import { useTranslations } from "next-intl";
import { countPlannedMinutes } from "@/domain/focus-session/session-length";
import { useFormatDuration } from "../../format/use-format-duration";
import type { FocusSession } from "../../live/session";
import { useTick } from "../../live/use-tick";
import { summarizeDay } from "../day-summary";
import { GoalBars } from "../progress/goal-bars";
import { StreakStrip } from "../progress/streak-strip";
import { useProgress } from "../progress/use-progress";

interface EndedFiguresProps {
  session: FocusSession;
  /** The sessions of the local day. */
  today: readonly FocusSession[];
  day: string;
}

/** Days of the streak's strip. */
const STRIP_DAYS = 18;

/** The sums that the session is part of: today, the streak and the week. */
export function EndedFigures({ session, today, day }: EndedFiguresProps) {
  const t = useTranslations("session.ended.figures");
  const formatDuration = useFormatDuration();
  const now = useTick(60_000);
  const progress = useProgress(day, null);
  const { completed, focusMinutes, broken } = summarizeDay(today, now);
  const isNew = session.status === "completed" && session.localDate === day;
  return (
    <dl className="grid @3xl/ended:min-h-44 grid-cols-2 content-start gap-x-4 divide-hairline @3xl/ended:grid-cols-1 @3xl/ended:divide-y [&>div]:py-2.5">
      <div>
        <dt className="flex flex-wrap items-baseline justify-between gap-x-3 text-base font-semibold @3xl/ended:text-lg">
          {t("today", { time: formatDuration(focusMinutes) })}
          {isNew && !session.activity.isRest && (
            <span className="text-sm text-better">
              {t("plus", { time: formatDuration(countPlannedMinutes(session)) })}
            </span>
          )}
        </dt>
        <dd className="text-sm text-soft">{t("count", { completed, broken })}</dd>
      </div>
      {progress && progress.streak.longest > 0 && (
        <>
          <div className="order-last col-span-2 @3xl/ended:order-none @3xl/ended:col-span-1">
            <dt className="flex flex-wrap items-baseline justify-between gap-x-3 text-base font-semibold @3xl/ended:text-lg">
              {t("streak", { days: progress.streak.current })}
              <span className="text-sm font-normal text-soft">
                {t("longest", { days: progress.streak.longest })}
              </span>
            </dt>
            <dd className="pt-2">
              <StreakStrip days={progress.streak.days} today={day} count={STRIP_DAYS} />
            </dd>
          </div>
          <div>
            <dt className="text-base font-semibold @3xl/ended:text-lg">
              {t("week", { time: formatDuration(progress.week.focusMinutes) })}
            </dt>
            <dd>
              <GoalBars
                goals={progress.goals.filter(
                  ({ activityId }) => activityId === session.activity.id,
                )}
                day={day}
              />
            </dd>
          </div>
        </>
      )}
    </dl>
  );
}
