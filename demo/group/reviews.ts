import type { Tally } from "@/domain/api/wire-dashboard";
import { countPlannedMinutes } from "@/domain/focus-session/session-length";
import { findBestAndWorstDay } from "@/domain/stats/best-day";
import { chooseReviewQuestion, type ReviewQuestion } from "@/domain/stats/review-question";
import { localDayBounds } from "@/domain/time/local-day";
import { addDays, findWeek, listDays } from "@/domain/time/period";
import type { Person } from "./person";
import type { ToldSession } from "./session";

const HOUR_MS = 3_600_000;
const ANSWERED_AT_HOUR = 22;

export interface ToldReview {
  week: string;
  question: ReviewQuestion;
  answer: string;
  answeredAt: Date;
}

/**
 * The weekly reviews somebody wrote: on a Sunday evening, to the question that week asked, as long
 * as they have an answer to it that they have not given yet.
 *
 * @param weeks Mondays of weeks that are over.
 */
export function reviewsOf(
  { plans }: Person,
  sessions: readonly ToldSession[],
  weeks: readonly string[],
  timeZone: string,
): ToldReview[] {
  const left = new Map(
    Object.entries(plans.answers).map(([question, answers]) => [question, [...answers]]),
  );
  return weeks.flatMap((week) => {
    const days = tallies(sessions, week);
    const { bestDay } = findBestAndWorstDay(days, addDays(week, 7));
    const before = sum(tallies(sessions, addDays(week, -7)));
    const question = chooseReviewQuestion({ ...sum(days), bestDay }, before);
    const answer = left.get(question)?.shift();
    if (!answer) return [];
    const sunday = localDayBounds(addDays(week, 6), timeZone).startsAt.getTime();
    return [{ week, question, answer, answeredAt: new Date(sunday + ANSWERED_AT_HOUR * HOUR_MS) }];
  });
}

function tallies(sessions: readonly ToldSession[], week: string): (Tally & { date: string })[] {
  return listDays(findWeek(week)).map((date) => {
    const ended = sessions.filter((told) => told.localDate === date && told.activity !== "Rest");
    const kept = ended.filter((told) => !(told.brokenAt ?? told.driftedAt));
    return {
      date,
      completed: kept.length,
      broken: ended.length - kept.length,
      focusMinutes: kept.reduce((minutes, told) => minutes + countPlannedMinutes(told), 0),
    };
  });
}

const sum = (days: readonly Tally[]): Tally => ({
  completed: days.reduce((so, day) => so + day.completed, 0),
  broken: days.reduce((so, day) => so + day.broken, 0),
  focusMinutes: days.reduce((so, day) => so + day.focusMinutes, 0),
});
