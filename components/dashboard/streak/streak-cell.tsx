import { useTranslations } from "next-intl";
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
  formatName: (day: StreakDay) => string;
  /** The index of the active day. */
  active: number;
  /** The prefix of each cell's id. */
  id: string;
}

interface StreakCellProps {
  day: StreakDay;
  index: number;
  today: string;
  formatName: (day: StreakDay) => string;
  isActive: boolean;
  id: string;
  className?: string;
  style?: { gridColumnStart: number };
}

/** The mark of a future day: dotted, like everything planned. */
export const FUTURE_MARK = "border border-dotted border-edge/60";

/** One day of a streak. Each status has its own shape; see `StreakLegend`. */
export function StreakCell(props: StreakCellProps) {
  const { day, index, today, formatName, isActive, id, className, style } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and points here
    <span
      role="option"
      id={`${id}${index}`}
      aria-selected={isActive}
      aria-label={formatName(day)}
      data-day={index}
      data-hue={day.status === "kept" ? "green" : "clay"}
      style={style}
      className={classNames(
        "on-paper-as-seen rounded-mark",
        markClass(day, today),
        isActive && "outline-2 outline-offset-1 outline-ink",
        className,
      )}
    />
  );
}

/** The classes of a day, by its status. */
export function markClass({ status, date, isBefore }: StreakDay, today: string): string {
  if (isBefore) return "";
  if (status === "kept") return "bg-hue";
  if (status === "broken_only") return "hatch";
  if (status === "rest") return "rest-line";
  if (date === today) return "border border-dashed border-edge";
  return date > today ? FUTURE_MARK : "border";
}

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
