import type { ChosenLength } from "@/domain/focus-session/session-length";
import type { DayPart } from "@/domain/time/day-part";

/** How many sessions of a length ended, and how many of them were completed. */
interface LengthRecord {
  minutes: number;
  completed: number;
  ended: number;
}

/** A length at which the sessions of an activity are reliably completed, with its figures. */
export interface LengthAdvice extends LengthRecord {
  /** The part of the day that the figures cover; null for the whole day. */
  dayPart: DayPart | null;
  /** The longest session among these figures. */
  upTo: number;
  /** The next longer length, which is completed less often. */
  longer: LengthRecord | null;
}

/** Advice for an activity: for the whole day, and for the parts of the day with enough history. */
export interface ActivityAdvice {
  activityId: string;
  wholeDay: LengthAdvice | null;
  /** Null for a part in which the whole day's length fails and no other works either. */
  byDayPart: Partial<Record<DayPart, LengthAdvice | null>>;
}

/** The choice in the form and the current part of the day; null while it is unknown. */
interface Chosen {
  activityId: string | undefined;
  length: ChosenLength | null;
  dayPart: DayPart | null;
}

/**
 * The advice to show for the chosen length. Null without advice, when the chosen length is no longer
 * than the advised one, and when an end was chosen instead of a length.
 */
export function suggestLength(
  advice: readonly ActivityAdvice[],
  { activityId, length, dayPart }: Chosen,
): LengthAdvice | null {
  const own = advice.find((one) => one.activityId === activityId);
  if (!own || !length || !("minutes" in length)) return null;
  const ofDayPart = dayPart ? own.byDayPart[dayPart] : undefined;
  const applicable = ofDayPart === undefined ? own.wholeDay : ofDayPart;
  return applicable && length.minutes > applicable.upTo ? applicable : null;
}
