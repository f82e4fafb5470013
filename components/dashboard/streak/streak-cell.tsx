import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { StreakDay } from "@/domain/api/dashboard";
import { findStreakReason } from "@/domain/stats/streak";
import { useFormatDate } from "../../format/use-format-date";
import { classNames } from "../../ui/class-names";

/** A strip shows four weeks. */
export const STRIP_DAYS = 28;

/** The props of every layout of streak days. */
export interface StreakLayoutProps {
  days: StreakDay[];
  today: string;
  /** The accessible name of a day. */
  formatLabel: (day: StreakDay) => string;
  /** The index of the active day. */
  active: number;
  /** The prefix of each cell's id. */
  id: string;
}

interface StreakCellProps {
  day: StreakDay;
  index: number;
  today: string;
  formatLabel: (day: StreakDay) => string;
  isActive: boolean;
  id: string;
  className?: string;
  style?: { gridColumnStart: number };
}

/** The mark of a future day: dotted, like everything planned. */
export const FUTURE_MARK = "border border-dotted border-edge/60";

/** One day of a streak. Each status has its own shape; see `StreakLegend`. */
export function StreakCell(props: StreakCellProps) {
  const { day, index, today, formatLabel, isActive, id, className, style } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and points here
    <span
      role="option"
      id={`${id}${index}`}
      aria-selected={isActive}
      aria-label={formatLabel(day)}
      data-day={index}
      data-hue={day.status === "kept" ? "green" : "clay"}
      style={style}
      className={classNames(
        "on-paper-as-seen rounded-mark",
        markClass(day, today),
        isActive && "outline-2 outline-offset-1 outline-ink",
        className,
      )}
    >
      {drawRest(day)}
    </span>
  );
}

/** The classes of a day, by its status. The line of a day off is an element within, by `drawRest`. */
export function markClass({ status, date, isBefore }: StreakDay, today: string): string {
  if (isBefore) return "";
  if (status === "kept") return "bg-hue";
  if (status === "broken_only") return "hatch";
  if (status === "rest") return "flex items-end";
  if (date === today) return "border border-dashed border-edge";
  return date > today ? FUTURE_MARK : "border";
}

/** The line of a day off; null for other days. */
export const drawRest = ({ status, isBefore }: StreakDay): ReactNode =>
  status === "rest" && !isBefore ? <span className="h-1 w-full rounded-mark bg-rest" /> : null;

/** Formats a day of the streak and why it counts or does not, as of `today`. */
export function useFormatDayReason(
  today: string,
): (day: StreakDay) => { date: string; reason: string } {
  const t = useTranslations("streak.why");
  const formatDate = useFormatDate();
  return (day) => ({
    date: formatDate(day.date, { withYear: day.date.slice(0, 4) !== today.slice(0, 4) }),
    reason: t(findStreakReason(day, today), {
      completed: day.completed,
      broken: day.broken,
      isOver: day.date < today ? "yes" : "no",
    }),
  });
}
