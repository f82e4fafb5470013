import { useTranslations } from "next-intl";
import type { StreakDay } from "@/domain/api/dashboard";
import { drawRest, markClass } from "../../dashboard/streak/streak-cell";
import { classNames } from "../../ui/class-names";

interface StreakStripProps {
  days: readonly StreakDay[];
  /** `YYYY-MM-DD`; it has a ring. */
  today: string;
  /** The days up to today that are shown. */
  count: number;
}

/** The last days of a streak in one row. Read as one text; the dashboard has every day. */
export function StreakStrip({ days, today, count }: StreakStripProps) {
  const t = useTranslations("home.streak");
  const shown = days.filter(({ date }) => date <= today).slice(-count);
  const kept = shown.filter(({ status }) => status === "kept").length;
  return (
    <div
      role="img"
      aria-label={t("strip", { kept, days: shown.length })}
      className="grid grid-flow-col auto-cols-[minmax(0,1.25rem)] gap-1"
    >
      {shown.map((day) => (
        <StreakMark key={day.date} day={day} today={today} className="h-5" />
      ))}
    </div>
  );
}

interface StreakMarkProps {
  day: StreakDay;
  today: string;
  className: string;
}

/** One day; each status has its own shape. */
export function StreakMark({ day, today, className }: StreakMarkProps) {
  return (
    <span
      aria-hidden
      data-hue={day.status === "kept" ? "green" : "clay"}
      className={classNames(
        "rounded-mark",
        // An empty grid would look like missed days.
        day.isBefore ? "bg-sunken" : markClass(day, today),
        day.date === today && "outline-2 outline-offset-1 outline-ink",
        className,
      )}
    >
      {drawRest(day)}
    </span>
  );
}
