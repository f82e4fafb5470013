import type { Streak } from "../api/dashboard";
import type { LengthTally, Tally } from "../api/tally";
import { chanceAtMost, chanceLower } from "../stats/sizing/beta-distribution";
import { MIN_SESSIONS, RELIABLE_RATE, sizingReason } from "../stats/sizing/sizing";
import { completionRate } from "../stats/totals";
import { dayNumber } from "../time/period";
import { wallClock } from "../time/wall-hour";

/** A plain rule that tells a coach whom to talk to, with its reason in figures. */
export type Flag =
  | { kind: "streak_at_risk"; streak: number }
  | { kind: "silent"; days: number }
  | { kind: "kept_rate_falling"; from: number; to: number }
  | { kind: "kept_rate_low"; rate: number; ended: number }
  | { kind: "sizes_too_long"; activityName: string; minutes: number; suggestedMinutes: number };

/** A streak of fewer days is none to lose. */
const MIN_STREAK = 2;

/** From this hour of the member's evening on, a day without a session is at risk. */
const EVENING_HOUR = 18;

/** So many days without an ended session are a silence. */
const SILENT_DAYS = 3;

/** Of a kept rate nothing is said from fewer ended sessions, in either period. */
const MIN_ENDED = 10;

/** That a rate has fallen, is low or rises again must be more probable than this. */
const CREDIBILITY = 0.9;

/** Whether a rate rises again is seen in so many days beside as many before them. */
export const LATEST_DAYS = 14;

/** What flags look at: nothing but what the coach is let see. */
export interface FlagFacts {
  now: Date;
  /** Where the member is. */
  timeZone: string;
  /** The member's local day. */
  today: string;
  streak: Pick<Streak, "current" | "today">;
  /** The last local day on which a session ended, or the day from which on the coach sees. */
  lastDay: string;
  /** Of the last 28 days. */
  recent: Tally;
  /** Of the latest of these, `LATEST_DAYS`. */
  latest: Tally;
  /** Of the 28 days before them. */
  before: Tally;
  sizes: readonly RecentSizes[];
}

/** The lengths of an activity: all that is seen of them, and those of the last 28 days. */
export interface RecentSizes {
  activityName: string;
  byLength: readonly LengthTally[];
  recent: readonly { minutes: number; count: number }[];
}

/** The flags of a member, the most pressing first; of sizes one an activity. */
export function flagsOf(facts: FlagFacts): Flag[] {
  return [
    ...streakAtRisk(facts),
    ...silent(facts),
    ...completionRateSlips(facts),
    ...facts.sizes.flatMap(sizesTooLong),
  ];
}

/** A streak that today must still be kept for, on the member's own evening. */
function streakAtRisk({ now, timeZone, today, streak }: FlagFacts): Flag[] {
  if (streak.current < MIN_STREAK || streak.today !== "pending") return [];
  const { hour } = wallClock()(now, today, timeZone);
  return hour >= EVENING_HOUR ? [{ kind: "streak_at_risk", streak: streak.current }] : [];
}

function silent({ today, lastDay }: FlagFacts): Flag[] {
  const days = dayNumber(today) - dayNumber(lastDay);
  return days >= SILENT_DAYS ? [{ kind: "silent", days }] : [];
}

/**
 * The kept rate of the last 28 days, where it fell or is low, and not where it is already on its
 * way up again: a fall says more than a low rate, so that one of the two is said.
 */
function completionRateSlips(facts: FlagFacts): Flag[] {
  if (ended(facts.recent) < MIN_ENDED || isRising(facts)) return [];
  const falling = completionRateFalling(facts);
  return falling.length > 0 ? falling : completionRateLow(facts);
}

/**
 * A rate that is lower than it was, beyond reasonable doubt: with Jeffreys' prior for both periods,
 * P(recent rate < rate before) > 0.9.
 */
function completionRateFalling({ recent, before }: FlagFacts): Flag[] {
  if (ended(before) < MIN_ENDED) return [];
  const [from, to] = [completionRate(before), completionRate(recent)];
  if (from === null || to === null || to >= from) return [];
  const chance = chanceLower(counts(recent), counts(before));
  return chance > CREDIBILITY ? [{ kind: "kept_rate_falling", from, to }] : [];
}

/** A rate below the one at which a length counts as reliably kept: P(rate <= 0.7) > 0.9. */
function completionRateLow({ recent }: FlagFacts): Flag[] {
  const rate = completionRate(recent);
  if (rate === null || chanceAtMost(RELIABLE_RATE, counts(recent)) <= CREDIBILITY) return [];
  return [{ kind: "kept_rate_low", rate, ended: ended(recent) }];
}

/** Whether the latest days went better than those of the 28 before them, beyond reasonable doubt. */
function isRising({ recent, latest }: FlagFacts): boolean {
  const earlier = {
    kept: recent.completed - latest.completed,
    lost: recent.broken - latest.broken,
  };
  if (ended(latest) === 0 || earlier.kept + earlier.lost === 0) return false;
  return chanceLower(earlier, counts(latest)) > CREDIBILITY;
}

/**
 * The length used most lately (the shorter of equals, five times at least) lies beyond every
 * session that the suggested length rests on: it was tried, and not kept reliably.
 */
function sizesTooLong({ activityName, byLength, recent }: RecentSizes): Flag[] {
  const [most] = [...recent].sort((a, b) => b.count - a.count || a.minutes - b.minutes);
  const reason = sizingReason(byLength);
  if (!most || most.count < MIN_SESSIONS || !reason) return [];
  const { minutes: suggestedMinutes, upTo } = reason.reliable;
  if (most.minutes <= upTo) return [];
  return [{ kind: "sizes_too_long", activityName, minutes: most.minutes, suggestedMinutes }];
}

const ended = ({ completed, broken }: Tally) => completed + broken;
const counts = ({ completed, broken }: Tally) => ({ kept: completed, lost: broken });
