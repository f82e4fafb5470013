import type { StreakDay } from "@/domain/api/wire-dashboard";
import { classNames } from "../../ui/class-names";
import { useFormatDayReason } from "./use-format-day-reason";

interface StreakCellProps {
  day: StreakDay;
  index: number;
  today: string;
  isActive: boolean;
  id: string;
  className?: string;
  style?: { gridColumnStart: number };
}

/** The days of a streak as something draws them: `active` is an index, `id` begins their ids. */
export interface StreakCells {
  days: StreakDay[];
  today: string;
  active: number;
  id: string;
}

/** A day to come: a dotted outline, as of all that is planned. */
export const AHEAD = "h-full border border-dotted border-edge/60";

/**
 * A day: kept is solid, broken only is hatched, rest is thin and low, missed an empty place, still to
 * come a dotted one.
 */
export function StreakCell({ day, index, today, isActive, id, className, style }: StreakCellProps) {
  const { date, why } = useFormatDayReason(today)(day);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its day
    <span
      role="option"
      id={`${id}${index}`}
      aria-selected={isActive}
      aria-label={`${date} ${why}`}
      data-day={index}
      data-hue={day.status === "kept" ? "green" : "clay"}
      style={style}
      className={classNames(
        "on-paper-as-seen flex items-end rounded-mark",
        isActive && "outline-2 outline-offset-1 outline-ink",
        className,
      )}
    >
      <span className={classNames("w-full rounded-mark", markOf(day, today))} />
    </span>
  );
}

function markOf({ status, date, isBefore }: StreakDay, today: string): string {
  if (isBefore) return "h-full";
  if (status === "kept") return "h-full bg-hue";
  if (status === "broken_only") return "hatch h-full";
  if (status === "rest") return "h-1 bg-rest";
  if (date === today) return "h-full border border-dashed border-edge";
  return date > today ? AHEAD : "h-full border";
}
