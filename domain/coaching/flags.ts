import type { Streak } from "../api/dashboard";
import type { LengthTally, Tally } from "../api/tally";
import { probabilityAtMost, probabilityLower } from "../stats/sizing/beta-distribution";
import { findSizingReason, MIN_SESSIONS, RELIABLE_RATE } from "../stats/sizing/sizing";
import { computeCompletionRate } from "../stats/totals";
import { dayNumber } from "../time/period";
import { createHourReader } from "../time/wall-hour";

/** A rule that shows a coach who needs attention, with the figures behind it (docs/flags.md). */
export type Flag =
  | { kind: "streak_at_risk"; streak: number }
  | { kind: "silent"; days: number }
  | { kind: "kept_rate_falling"; from: number; to: number }
  | { kind: "kept_rate_low"; rate: number; ended: number }
  | { kind: "sizes_too_long"; activityName: string; minutes: number; suggestedMinutes: number };

/** Shorter streaks are not flagged. */
const MIN_STREAK = 2;

/** From this local hour on, a day without a completed session is at risk. */
const EVENING_HOUR = 18;

/** Days without an ended session from which on a member counts as silent. */
const SILENT_DAYS = 3;

/** Completion rates of fewer ended sessions are not judged. */
const MIN_ENDED = 10;

/** The probability above which a rate counts as falling, low or rising. */
const CREDIBILITY = 0.9;

/** Days whose rate is compared with the rest of the last 28 days to see whether it is rising. */
export const LATEST_DAYS = 14;

/** The facts that flags are computed from: only those that the coach may see. */
export interface FlagFacts {
  now: Date;
  /** Of the member. */
  timeZone: string;
  /** The member's local day. */
  today: string;
  streak: Pick<Streak, "current" | "today">;
  /** The last local day on which a session ended, or else the day of the grant. */
  lastDay: string;
  /** Of the last 28 days. */
  recent: Tally;
  /** Of the last `LATEST_DAYS` days. */
  latest: Tally;
  /** Of the 28 days before them. */
  before: Tally;
  sizes: readonly RecentLengths[];
}

/** The lengths of an activity: all within the grant, and those of the last 28 days. */
export interface RecentLengths {
  activityName: string;
  byLength: readonly LengthTally[];
  recent: readonly { minutes: number; count: number }[];
}

/** The flags of a member, most urgent first, with at most one per activity about sizes. */
export function findFlags(facts: FlagFacts): Flag[] {
  return [
    ...findStreakAtRisk(facts),
    ...findSilence(facts),
    ...findRateFlag(facts),
    ...facts.sizes.flatMap(findSizeFlag),
  ];
}

/** It is evening for the member, and today is not kept yet. */
function findStreakAtRisk({ now, timeZone, streak }: FlagFacts): Flag[] {
  if (streak.current < MIN_STREAK || streak.today !== "pending") return [];
  const hour = createHourReader()(now, timeZone);
  return hour >= EVENING_HOUR ? [{ kind: "streak_at_risk", streak: streak.current }] : [];
}

function findSilence({ today, lastDay }: FlagFacts): Flag[] {
  const days = dayNumber(today) - dayNumber(lastDay);
  return days >= SILENT_DAYS ? [{ kind: "silent", days }] : [];
}

/**
 * At most one flag about the completion rate of the last 28 days: falling, or else low. None while
 * the rate is rising.
 */
function findRateFlag(facts: FlagFacts): Flag[] {
  if (ended(facts.recent) < MIN_ENDED || isRising(facts)) return [];
  const falling = findFallingRate(facts);
  return falling.length > 0 ? falling : findLowRate(facts);
}

/**
 * The rate is significantly lower than in the 28 days before: with Jeffreys' prior for both periods,
 * P(recent rate < rate before) > 0.9.
 */
function findFallingRate({ recent, before }: FlagFacts): Flag[] {
  if (ended(before) < MIN_ENDED) return [];
  const [from, to] = [computeCompletionRate(before), computeCompletionRate(recent)];
  if (from === null || to === null || to >= from) return [];
  const probability = probabilityLower(recent, before);
  return probability > CREDIBILITY ? [{ kind: "kept_rate_falling", from, to }] : [];
}

/** The rate is significantly below that of a reliable length: P(rate <= 0.7) > 0.9. */
function findLowRate({ recent }: FlagFacts): Flag[] {
  const rate = computeCompletionRate(recent);
  if (rate === null || probabilityAtMost(RELIABLE_RATE, recent) <= CREDIBILITY) return [];
  return [{ kind: "kept_rate_low", rate, ended: ended(recent) }];
}

/** The rate of the latest days is significantly higher than that of the other recent days. */
function isRising({ recent, latest }: FlagFacts): boolean {
  const earlier = {
    completed: recent.completed - latest.completed,
    broken: recent.broken - latest.broken,
  };
  if (ended(latest) === 0 || ended(earlier) === 0) return false;
  return probabilityLower(earlier, latest) > CREDIBILITY;
}

/**
 * Flags a length that the member tries but does not reliably complete: the one used most in the
 * last 28 days (at least five times; the shorter of equals), if it is longer than every session
 * behind the suggested length.
 */
function findSizeFlag({ activityName, byLength, recent }: RecentLengths): Flag[] {
  const [most] = [...recent].sort((a, b) => b.count - a.count || a.minutes - b.minutes);
  const reason = findSizingReason(byLength);
  if (!most || most.count < MIN_SESSIONS || !reason) return [];
  const { minutes: suggestedMinutes, upTo } = reason.reliable;
  if (most.minutes <= upTo) return [];
  return [{ kind: "sizes_too_long", activityName, minutes: most.minutes, suggestedMinutes }];
}

const ended = ({ completed, broken }: Omit<Tally, "focusMinutes">) => completed + broken;
