/** The questions a weekly review may ask; the texts stand under `week.question` in messages. */
export const REVIEW_QUESTIONS = [
  "nothing_yet",
  "what_kept_you",
  "what_broke_it",
  "what_to_protect",
  "what_made_best_day",
] as const;
export type ReviewQuestion = (typeof REVIEW_QUESTIONS)[number];

interface WeekFigures {
  completed: number;
  broken: number;
  focusMinutes: number;
}

/**
 * The one question to ask about a week, from its figures and those of as many days of the week
 * before. What weighs most is asked: as much broken as kept, then less protected than before, then what made the best
 * day. A week that was kept whole, or on one day only, is asked what kept the person in it.
 *
 * @param week.bestDay as `bestAndWorstDay` says.
 */
export function chooseReviewQuestion(
  week: WeekFigures & { bestDay: string | null },
  previous: WeekFigures,
): ReviewQuestion {
  if (week.completed + week.broken === 0) return "nothing_yet";
  if (week.broken >= week.completed) return "what_broke_it";
  if (week.focusMinutes < previous.focusMinutes) return "what_to_protect";
  if (week.broken === 0 || week.bestDay === null) return "what_kept_you";
  return "what_made_best_day";
}
