import type { CoachedMember } from "@/domain/api/coach";
import type { Color } from "@/domain/focus-session/color";
import { isoWeekday } from "@/domain/time/period";
import { type StripDay, stripDays } from "./streak-path";

/** The data of one row of the roster. It is small, because up to 200 rows are sent at once. */
export interface RosterRowData
  extends Pick<CoachedMember, "userId" | "name" | "completionRate" | "lastSessionOn" | "flags"> {
  currentStreak: number;
  longestStreak: number;
  /** The last 28 days, oldest first. */
  strip: StripDay[];
  /** Focus minutes. */
  thisWeekMinutes: number;
  /** Focus minutes of last week up to the same weekday. */
  lastWeekToDateMinutes: number;
  /** ISO weekday of the member's today. */
  weekday: number;
  /** Activities with focus time in the last 28 days, most first. */
  byActivity: { name: string; color: Color; minutes: number }[];
}

export function buildRosterRow(member: CoachedMember): RosterRowData {
  const { userId, name, streak, thisWeek, lastWeekSoFar, completionRate, lastSessionOn, flags } =
    member;
  return {
    userId,
    name,
    currentStreak: streak.current,
    longestStreak: streak.longest,
    strip: stripDays(member.strip),
    thisWeekMinutes: thisWeek.focusMinutes,
    lastWeekToDateMinutes: lastWeekSoFar.focusMinutes,
    weekday: isoWeekday(member.strip.at(-1)?.date ?? ""),
    completionRate,
    byActivity: member.byActivity
      .filter(({ focusMinutes }) => focusMinutes > 0)
      .map(({ name, color, focusMinutes: minutes }) => ({ name, color, minutes })),
    lastSessionOn,
    flags,
  };
}

/** Focus minutes of the last 28 days. */
export const totalMinutes = ({ byActivity }: Pick<RosterRowData, "byActivity">): number =>
  byActivity.reduce((sum, { minutes }) => sum + minutes, 0);
