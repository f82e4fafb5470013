import type { DayStatus, Streak, StreakDay } from "../api/dashboard";
import { listDays, type Period } from "../time/period";
import { buildRestCalendar, type RestRules } from "./rest-days";

/** Ended sessions of a local day, without rests. */
export interface DayCount {
  completed: number;
  broken: number;
}

export interface StreakFacts {
  /** Every local day on which a session ended. */
  counts: ReadonlyMap<string, DayCount>;
  rest: RestRules;
  /** The person's local day. */
  today: string;
}

/**
 * A person's streak: consecutive kept local days (docs/streaks.md). A rest day without a completed
 * session neither adds to it nor breaks it. Today cannot break it before the day is over. Neither
 * can a later day, which a traveller who flew west may already have begun.
 *
 * @param shown the days to list; `current` and `longest` cover every day.
 */
export function computeStreak(facts: StreakFacts, shown: Period): Streak {
  const recordedPeriod = findRecordedPeriod(facts);
  const buildDay = createDayBuilder(facts);
  const buildListedDay = (date: string): StreakDay =>
    date < recordedPeriod.from ? { ...buildDay(date), isBefore: true } : buildDay(date);
  let [current, longest] = [0, 0];
  for (const date of listDays(recordedPeriod)) {
    // Checked first: most days are kept, and the rest calendar is slower.
    if (isKept(facts.counts.get(date))) current += 1;
    else if (date < facts.today && buildDay(date).status !== "rest") current = 0;
    longest = Math.max(longest, current);
  }
  const { status } = buildDay(facts.today);
  const today = status === "kept" || status === "rest" ? status : "pending";
  return { current, longest, today, days: listDays(shown).map(buildListedDay) };
}

/** Reasons why a day counts as it does: the keys of the texts under `streak.why`. */
export const STREAK_REASONS = [
  "kept",
  "kept_on_rest_day",
  "rest_weekday",
  "rest_date",
  "broken_only",
  "missed",
  "before",
  "pending",
  "pending_broken",
  "ahead",
] as const;
export type StreakReason = (typeof STREAK_REASONS)[number];

/** The reason of a listed day, as of `today`. */
export function findStreakReason(day: StreakDay, today: string): StreakReason {
  if (day.isBefore) return "before";
  if (day.status === "kept") return day.rest ? "kept_on_rest_day" : "kept";
  if (day.rest) return `rest_${day.rest}`;
  if (day.date > today && day.broken === 0) return "ahead";
  if (day.date >= today) return day.broken > 0 ? "pending_broken" : "pending";
  return day.status === "broken_only" ? "broken_only" : "missed";
}

/** From the first day with a session to today, or to the last day with one if that is later. */
function findRecordedPeriod({ counts, today }: StreakFacts): Period {
  let [from, to] = [today, today];
  for (const date of counts.keys()) {
    if (date < from) from = date;
    if (date > to) to = date;
  }
  return { from, to };
}

function createDayBuilder({ counts, rest }: StreakFacts): (date: string) => StreakDay {
  const findRest = buildRestCalendar(rest);
  return (date) => {
    const { completed, broken } = counts.get(date) ?? { completed: 0, broken: 0 };
    const reason = findRest(date);
    const status = findDayStatus({ completed, broken }, reason !== null);
    return { date, status, completed, broken, rest: reason };
  };
}

function findDayStatus(count: DayCount, isRest: boolean): DayStatus {
  if (isKept(count)) return "kept";
  if (isRest) return "rest";
  return count.broken > 0 ? "broken_only" : "missed";
}

const isKept = (count: DayCount | undefined) => count !== undefined && count.completed > 0;
