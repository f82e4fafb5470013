import type { Tally } from "@/domain/api/tally";
import { countPlannedMinutes } from "@/domain/focus-session/session-length";
import { findBestAndWorstDay } from "@/domain/stats/best-day";
import { chooseReviewQuestion, type ReviewQuestion } from "@/domain/stats/review-question";
import { localDayBounds } from "@/domain/time/local-day";
import { addDays, findWeek, listDays } from "@/domain/time/period";
import type { Person } from "./person";
import type { DemoSession } from "./session";

const HOUR_MS = 3_600_000;
const ANSWERED_AT_HOUR = 22;

export interface DemoReview {
  week: string;
  question: ReviewQuestion;
  answer: string;
  answeredAt: Date;
}

/**
 * A person's weekly reviews, written on Sunday evenings to the question of each week while they have
 * unused answers to it.
 *
 * @param weeks Mondays of past weeks.
 */
export function buildReviews(
  { plans }: Person,
  sessions: readonly DemoSession[],
  weeks: readonly string[],
  timeZone: string,
): DemoReview[] {
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

function tallies(sessions: readonly DemoSession[], week: string): (Tally & { date: string })[] {
  return listDays(findWeek(week)).map((date) => {
    const ended = sessions.filter(
      (session) => session.localDate === date && session.activity !== "Rest",
    );
    const completed = ended.filter((session) => !(session.brokenAt ?? session.driftedAt));
    return {
      date,
      completed: completed.length,
      broken: ended.length - completed.length,
      focusMinutes: completed.reduce(
        (minutes, session) => minutes + countPlannedMinutes(session),
        0,
      ),
    };
  });
}

const sum = (days: readonly Tally[]): Tally => ({
  completed: days.reduce((total, day) => total + day.completed, 0),
  broken: days.reduce((total, day) => total + day.broken, 0),
  focusMinutes: days.reduce((total, day) => total + day.focusMinutes, 0),
});
