import type { DayStatus, Streak, StreakDay } from "../api/dashboard";
import { daysIn, type Period } from "../time/period";
import { type RestRules, restCalendar } from "./rest-days";

/** Ended sessions of a local day; rests are no part of it. */
export interface DayCount {
  completed: number;
  broken: number;
}

export interface StreakFacts {
  /** Every local day on which a session ended, from the very first on. */
  counts: ReadonlyMap<string, DayCount>;
  rest: RestRules;
  /** The person's local day. */
  today: string;
  /** Whether the date was ever on the wall where the person was; see `skipped-day.ts`. */
  existed: (day: string) => boolean;
}

/**
 * The streak of a person (PRODUCT.md, Streaks): consecutive kept local days. A rest day that is
 * not kept neither adds nor breaks; today, and a later day that somebody who flew west has already
 * lived, breaks nothing before it is over.
 *
 * @param shown the days to list; `current` and `longest` look at everything.
 */
export function computeStreak(facts: StreakFacts, shown: Period): Streak {
  const lived = livedPeriod(facts);
  const dayOf = calendarOf(facts);
  const listed = (date: string): StreakDay =>
    date < lived.from ? { ...dayOf(date), isBefore: true } : dayOf(date);
  let [current, longest] = [0, 0];
  for (const date of daysIn(lived)) {
    // Asked first, because most days are kept and nothing else need be known of them.
    if (isKept(facts.counts.get(date))) current += 1;
    else if (date < facts.today && dayOf(date).status !== "rest") current = 0;
    longest = Math.max(longest, current);
  }
  const { status } = dayOf(facts.today);
  const today = status === "kept" || status === "rest" ? status : "pending";
  return { current, longest, today, days: daysIn(shown).map(listed) };
}

/** Why a day counts as it does: a key of the texts under `streak.why`. */
export const STREAK_REASONS = [
  "kept",
  "kept_on_rest_day",
  "rest_weekday",
  "rest_date",
  "rest_skipped",
  "broken_only",
  "missed",
  "before",
  "pending",
  "pending_broken",
  "ahead",
] as const;
export type StreakReason = (typeof STREAK_REASONS)[number];

/** The reason of a listed day, as seen on `today`: every day can explain itself. */
export function streakReason(day: StreakDay, today: string): StreakReason {
  if (day.isBefore) return "before";
  if (day.status === "kept") return day.rest ? "kept_on_rest_day" : "kept";
  if (day.rest) return `rest_${day.rest}`;
  if (day.date > today && day.broken === 0) return "ahead";
  if (day.date >= today) return day.broken > 0 ? "pending_broken" : "pending";
  return day.status === "broken_only" ? "broken_only" : "missed";
}

/** From the first day with a session to today, or to the last day with one where that is later. */
function livedPeriod({ counts, today }: StreakFacts): Period {
  let [from, to] = [today, today];
  for (const date of counts.keys()) {
    if (date < from) from = date;
    if (date > to) to = date;
  }
  return { from, to };
}

function calendarOf({ counts, rest, existed }: StreakFacts): (date: string) => StreakDay {
  const declared = restCalendar(rest);
  return (date) => {
    const { completed, broken } = counts.get(date) ?? { completed: 0, broken: 0 };
    const reason = existed(date) ? declared(date) : "skipped";
    const status = statusOf({ completed, broken }, reason !== null);
    return { date, status, completed, broken, rest: reason };
  };
}

function statusOf(count: DayCount, isRest: boolean): DayStatus {
  if (isKept(count)) return "kept";
  if (isRest) return "rest";
  return count.broken > 0 ? "broken_only" : "missed";
}

const isKept = (count: DayCount | undefined) => count !== undefined && count.completed > 0;
