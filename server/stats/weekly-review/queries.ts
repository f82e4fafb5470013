import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { readClock } from "@/db/clock";
import { weeklyReview } from "@/db/schema";
import type { PeriodToDate } from "@/domain/api/tally";
import type { WeekReview } from "@/domain/api/weekly-review";
import { findBestAndWorstDay } from "@/domain/stats/best-day";
import { buildPeriodToDate, countElapsedDays } from "@/domain/stats/period-to-date";
import { chooseReviewQuestion } from "@/domain/stats/review-question";
import { localDay } from "@/domain/time/local-day";
import { findWeek, type Period, previousPeriod } from "@/domain/time/period";
import { listSessionsOfDays } from "../../focus-session/history-queries";
import { findPersonalDashboard } from "../dashboard/queries";

/** Returns a person's week from Monday to Sunday with its question and answer, if any. */
export async function findWeeklyReview(
  database: Database,
  { userId, timeZone, week }: { userId: string; timeZone: string; week: string },
): Promise<WeekReview> {
  const { db, history } = database;
  const query = { userId, ...findWeek(week) };
  const [figures, sessions, now, [saved]] = await Promise.all([
    findPersonalDashboard(database, query),
    listSessionsOfDays(history, query),
    readClock(db),
    db
      .select()
      .from(weeklyReview)
      .where(and(eq(weeklyReview.userId, userId), eq(weeklyReview.week, week))),
  ]);
  const { from: _, to: __, byDay, previous, ...rest } = figures;
  const today = localDay(now, timeZone);
  const days = findBestAndWorstDay(byDay, today);
  const soFar = await weekSoFar(database, query, today);
  return {
    week,
    ...rest,
    days: byDay.map(({ activities: _, ...day }) => ({
      ...day,
      sessions: sessions.filter((session) => session.localDate === day.date),
    })),
    ...days,
    question:
      saved?.question ?? chooseReviewQuestion({ ...rest, ...days }, soFar?.previous ?? previous),
    answer: saved?.answer ?? null,
    previous,
    soFar,
  };
}

/** Compares an unfinished week with the same days of the previous one. */
async function weekSoFar(
  database: Database,
  { userId, ...week }: Period & { userId: string },
  today: string,
): Promise<PeriodToDate | null> {
  if (countElapsedDays(week, today) === null) return null;
  const { byDay } = await findPersonalDashboard(database, { userId, ...previousPeriod(week) });
  return buildPeriodToDate(week, today, byDay);
}
