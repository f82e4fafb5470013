/** The questions of a weekly review. Their texts are under `weeklyReview.question` in messages. */
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
 * The one question to ask about a week, the first of these that applies: nothing ended; at least as
 * many broken as completed; less focus time than in the days it is compared with; nothing broken, or
 * sessions on one day only. Otherwise it asks what made the best day.
 *
 * @param week.bestDay from `findBestAndWorstDay`.
 * @param previous as many days of the week before.
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
