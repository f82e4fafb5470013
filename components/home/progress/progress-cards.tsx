"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { DayTally } from "@/domain/api/tally";
import { isoWeekday } from "@/domain/time/period";
import { useFormatDuration } from "../../format/use-format-duration";
import { useWeekdayNames } from "../../format/use-weekday-names";
import { Card } from "../../ui/card";
import { classNames } from "../../ui/class-names";
import type { Progress } from "../home-data";
import { FurthestGoal, GoalBars } from "./goal-bars";
import { StreakMark, StreakStrip } from "./streak-strip";

/** Days of the streak that fit in one row of a phone's card. */
const PHONE_DAYS = 9;

interface ProgressCardProps {
  progress: Progress;
  /** The user's local day. */
  day: string;
}

/** The streak: its length, whether today counts, and the last four weeks; on a phone the last days. */
export function StreakCard({ progress: { streak }, day }: ProgressCardProps) {
  const t = useTranslations("home.streak");
  const names = useWeekdayNames("narrow");
  const kept = streak.days.filter(({ status }) => status === "kept").length;
  return (
    <Card
      className="flex flex-col"
      title={<span className="max-sm:sr-only">{t("title")}</span>}
      action={
        <span className="text-sm text-soft max-sm:hidden">
          {t("longest", { days: streak.longest })}
        </span>
      }
    >
      <p className="flex flex-wrap items-baseline gap-x-3 sm:pt-1">
        <span className="text-lg font-semibold tracking-tight sm:text-xl">
          {t("days", { days: streak.current })}
        </span>
        <span
          className={classNames(
            "text-sm max-sm:sr-only",
            streak.today === "kept" ? "font-semibold text-better" : "text-soft",
          )}
        >
          {t("today", { status: streak.today })}
        </span>
      </p>
      <p className="text-sm text-soft sm:hidden">{t("short", { longest: streak.longest })}</p>
      <div className="mt-auto pt-4 pb-1 sm:hidden">
        <StreakStrip days={streak.days} today={day} count={PHONE_DAYS} />
      </div>
      <div
        role="img"
        aria-label={t("strip", { kept, days: streak.days.length })}
        // Rows grow to fill the card, which is as high as the week's beside it.
        className="grid max-h-64 flex-1 max-sm:hidden grid-cols-7 grid-rows-[auto] auto-rows-[minmax(1.5rem,1fr)] gap-1 pt-3"
      >
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
          <span key={weekday} aria-hidden className="text-center text-xs text-soft">
            {names(weekday)}
          </span>
        ))}
        {streak.days.map((one) => (
          <StreakMark key={one.date} day={one} today={day} className="min-h-6" />
        ))}
      </div>
    </Card>
  );
}

/** The week: its focus time, day by day, and the goals; on a phone one goal. */
export function WeekCard({ progress: { week, goals }, day }: ProgressCardProps) {
  const t = useTranslations("home.week");
  const formatDuration = useFormatDuration();
  return (
    <Card
      className="flex flex-col"
      title={<span className="max-sm:sr-only">{t("title")}</span>}
      action={
        <Link
          href="/dashboard"
          className="text-sm text-soft underline-offset-4 hover:underline max-sm:hidden"
        >
          {t("details")}
        </Link>
      }
    >
      <p className="text-lg font-semibold tracking-tight sm:pt-1 sm:text-xl">
        {formatDuration(week.focusMinutes)}
      </p>
      <p className="text-sm text-soft sm:hidden">{t("short")}</p>
      <div className="mt-auto pb-1 empty:hidden sm:hidden">
        <FurthestGoal goals={goals} day={day} />
      </div>
      <div className="@container max-sm:hidden">
        <div className="grid gap-x-8 gap-y-2 @md:has-[ul+ul]:grid-cols-[2fr_3fr]">
          <WeekBars days={week.byDay} day={day} />
          <GoalBars goals={goals} day={day} />
        </div>
      </div>
    </Card>
  );
}

function WeekBars({ days, day }: { days: readonly DayTally[]; day: string }) {
  const t = useTranslations("home.week");
  const names = useWeekdayNames("narrow");
  const longNames = useWeekdayNames("long");
  const formatDuration = useFormatDuration();
  const most = Math.max(60, ...days.map(({ focusMinutes }) => focusMinutes));
  return (
    <ul className="grid h-full grid-cols-7 gap-1.5 pt-3">
      {days.map(({ date, focusMinutes }) => {
        const weekday = isoWeekday(date);
        return (
          <li key={date} className="flex flex-col gap-1">
            <span className="sr-only">
              {t("bar", { day: longNames(weekday), time: formatDuration(focusMinutes) })}
            </span>
            <span aria-hidden className="flex min-h-20 flex-1 items-end border-b">
              <span
                className={classNames(
                  "w-full rounded-t-mark",
                  date === day ? "bg-ink" : "bg-rest opacity-55",
                )}
                style={{ height: `${(100 * focusMinutes) / most}%` }}
              />
            </span>
            <span aria-hidden className="text-center text-xs text-soft">
              {names(weekday)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
