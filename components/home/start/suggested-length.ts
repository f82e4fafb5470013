import type { ChosenLength } from "@/domain/focus-session/session-length";
import type { DayPart } from "@/domain/time/day-part";

/** How many of the ended sessions of a length were completed. */
interface Kept {
  minutes: number;
  completed: number;
  ended: number;
}

/** A length that is reliably kept of one activity, and the figures that say so. */
export interface LengthAdvice extends Kept {
  /** The part of the day that these figures are of; null: the whole day. */
  part: DayPart | null;
  /** The longest of the sessions it rests on. */
  upTo: number;
  /** The next longer length, which is kept less often. */
  beyond: Kept | null;
}

/** What the record of an activity says, and what parts of the day say that speak for themselves. */
export interface ActivityAdvice {
  activityId: string;
  wholeDay: LengthAdvice | null;
  /** Null where a part speaks against the whole day's length, and for no other. */
  ofPart: Partial<Record<DayPart, LengthAdvice | null>>;
}

/** What somebody has chosen in the form, and the part of the day it is; null: not known yet. */
interface Chosen {
  activityId: string | undefined;
  length: ChosenLength | null;
  part: DayPart | null;
}

/**
 * What to suggest in place of a chosen length that the record does not speak for, or null: with
 * nothing to suggest, when the chosen one is as short as what is kept, and when an end was chosen
 * and not a length.
 */
export function suggestionFor(
  advice: readonly ActivityAdvice[],
  { activityId, length, part }: Chosen,
): LengthAdvice | null {
  const own = advice.find((one) => one.activityId === activityId);
  if (!own || !length || !("minutes" in length)) return null;
  const ofPart = part ? own.ofPart[part] : undefined;
  const here = ofPart === undefined ? own.wholeDay : ofPart;
  return here && length.minutes > here.upTo ? here : null;
}
