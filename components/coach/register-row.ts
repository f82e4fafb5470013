import type { Color } from "@/domain/color";
import { isoWeekday } from "@/domain/span";
import type { CoachedMember } from "@/domain/wire-coach";
import { stripWord } from "./strip";

/** A member in the register as it travels to the browser: 200 of them are one small answer. */
export interface RegisterRow
  extends Pick<CoachedMember, "userId" | "name" | "keptRate" | "lastSessionOn" | "flags"> {
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

export function registerRow(member: CoachedMember): RegisterRow {
  const { userId, name, streak, thisWeek, lastWeekSoFar, keptRate, lastSessionOn, flags } = member;
  return {
    userId,
    name,
    ...streak,
    strip: stripWord(member.strip),
    thisWeek: thisWeek.protectedMinutes,
    lastWeek: lastWeekSoFar.protectedMinutes,
    weekday: isoWeekday(member.strip.at(-1)?.date ?? ""),
    keptRate,
    byActivity: member.byActivity
      .filter(({ protectedMinutes }) => protectedMinutes > 0)
      .map(({ name, color, protectedMinutes: minutes }) => ({ name, color, minutes })),
    lastSessionOn,
    flags,
  };
}

/** Protected minutes of the last 28 days. */
export const minutesOf = ({ byActivity }: Pick<RegisterRow, "byActivity">): number =>
  byActivity.reduce((sum, { minutes }) => sum + minutes, 0);
