import { isStatsDay, isWithinTenYears } from "@/domain/time/day-bounds";
import type { Period } from "@/domain/time/period";

/** Why a day cannot be compared from or to. */
export type DayProblem = "missing" | "unusable" | "ahead" | "long";

/** The days that are to be compared with, as the address asks for them. */
export interface AskedCompare {
  /** Null where none are asked for, or something is wrong. */
  compare: Period | null;
  /** For the form to show again: as they were typed, or put right. */
  typed: { cfrom: string; cto: string };
  wrong: { cfrom: DayProblem | null; cto: DayProblem | null };
}

/** Reads `cfrom` and `cto`; days in the wrong order are put right, others are told what is wrong. */
export function readCompare(cfrom: unknown, cto: unknown, today: string): AskedCompare {
  const typed = { cfrom: textOf(cfrom), cto: textOf(cto) };
  if (cfrom === undefined && cto === undefined) return { compare: null, typed, wrong: NOTHING };
  const wrong = { cfrom: problemOf(typed.cfrom, today), cto: problemOf(typed.cto, today) };
  if (wrong.cfrom || wrong.cto) return { compare: null, typed, wrong };
  const [from = "", to = ""] = [typed.cfrom, typed.cto].sort();
  if (!isWithinTenYears({ from, to }))
    return { compare: null, typed, wrong: { cfrom: "long", cto: null } };
  return { compare: { from, to }, typed: { cfrom: from, cto: to }, wrong };
}

const NOTHING = { cfrom: null, cto: null };

const textOf = (value: unknown) => (typeof value === "string" ? value.trim() : "");

function problemOf(text: string, today: string): DayProblem | null {
  if (text === "") return "missing";
  if (isAhead(text, today)) return "ahead";
  return isStatsDay(text) ? null : "unusable";
}

/** Also of a day further ahead than anybody looks. */
const isAhead = (text: string, today: string) =>
  /^\d{4,6}-\d\d-\d\d$/.test(text) && (text.length > today.length || text > today);
