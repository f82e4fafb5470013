import type { CoachedMember } from "@/domain/api/wire-coach";
import type { Color } from "@/domain/focus-session/color";
import { isoWeekday } from "@/domain/time/period";
import { stripWord } from "./streak-path";

/** A member in the register as it travels to the browser: 200 of them are one small answer. */
export interface RosterRow
  extends Pick<CoachedMember, "userId" | "name" | "completionRate" | "lastSessionOn" | "flags"> {
  current: number;
  longest: number;
  /** `stripWord`. */
  strip: string;
  /** Protected minutes. */
  thisWeek: number;
  /** Of last week up to the same weekday. */
  lastWeek: number;
  /** ISO weekday of the member's today. */
  weekday: number;
  /** Activities with protected time in the last 28 days, most first. */
  byActivity: { name: string; color: Color; minutes: number }[];
}

export function rosterRow(member: CoachedMember): RosterRow {
  const { userId, name, streak, thisWeek, lastWeekSoFar, completionRate, lastSessionOn, flags } =
    member;
  return {
    userId,
    name,
    ...streak,
    strip: stripWord(member.strip),
    thisWeek: thisWeek.focusMinutes,
    lastWeek: lastWeekSoFar.focusMinutes,
    weekday: isoWeekday(member.strip.at(-1)?.date ?? ""),
    completionRate,
    byActivity: member.byActivity
      .filter(({ focusMinutes }) => focusMinutes > 0)
      .map(({ name, color, focusMinutes: minutes }) => ({ name, color, minutes })),
    lastSessionOn,
    flags,
  };
}

/** Protected minutes of the last 28 days. */
export const minutesOf = ({ byActivity }: Pick<RosterRow, "byActivity">): number =>
  byActivity.reduce((sum, { minutes }) => sum + minutes, 0);
