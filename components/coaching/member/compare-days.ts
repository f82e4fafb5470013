import { isStatsDay, isWithinTenYears } from "@/domain/time/day-bounds";
import type { Period } from "@/domain/time/period";

/** Why a day cannot bound a comparison. */
export type DayProblem = "missing" | "unusable" | "ahead" | "long";

/** The period to compare with, as the address asks for it. */
export interface ComparedDays {
  /** Null when none was asked for, or a day is wrong. */
  compare: Period | null;
  /** The days as typed, for the form; sorted if both are valid. */
  typed: { cfrom: string; cto: string };
  wrong: { cfrom: DayProblem | null; cto: DayProblem | null };
}

/** Parses `cfrom` and `cto`; swaps days in the wrong order and reports what else is wrong. */
export function parseCompareDays(cfrom: unknown, cto: unknown, today: string): ComparedDays {
  const typed = { cfrom: toText(cfrom), cto: toText(cto) };
  if (cfrom === undefined && cto === undefined) return { compare: null, typed, wrong: NONE_WRONG };
  const wrong = { cfrom: findProblem(typed.cfrom, today), cto: findProblem(typed.cto, today) };
  if (wrong.cfrom || wrong.cto) return { compare: null, typed, wrong };
  const [from = "", to = ""] = [typed.cfrom, typed.cto].sort();
  if (!isWithinTenYears({ from, to }))
    return { compare: null, typed, wrong: { cfrom: "long", cto: null } };
  return { compare: { from, to }, typed: { cfrom: from, cto: to }, wrong };
}

const NONE_WRONG = { cfrom: null, cto: null };

const toText = (value: unknown) => (typeof value === "string" ? value.trim() : "");

function findProblem(text: string, today: string): DayProblem | null {
  if (text === "") return "missing";
  if (isAhead(text, today)) return "ahead";
  return isStatsDay(text) ? null : "unusable";
}

/** Includes years of five or six digits, which a date field accepts. */
const isAhead = (text: string, today: string) =>
  /^\d{4,6}-\d\d-\d\d$/.test(text) && (text.length > today.length || text > today);
