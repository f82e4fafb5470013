import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { readClock } from "@/db/clock";
import { weeklyReview } from "@/db/schema";
import type { PeriodToDate, WeekReview } from "@/domain/api/wire-dashboard";
import { findBestAndWorstDay } from "@/domain/stats/best-day";
import { buildPeriodToDate, countElapsedDays } from "@/domain/stats/period-to-date";
import { chooseReviewQuestion } from "@/domain/stats/review-question";
import { localDay } from "@/domain/time/local-day";
import { findWeek, type Period, previousPeriod } from "@/domain/time/period";
import { sessionsOfDays } from "../../focus-session/history-queries";
import { personalFigures } from "../dashboard/queries";

/** A person's week, Monday to Sunday, with its question and the line they answered, if they did. */
export async function weekReview(
  database: Database,
  { userId, timeZone, week }: { userId: string; timeZone: string; week: string },
): Promise<WeekReview> {
  const { db } = database;
  const whose = { userId, ...findWeek(week) };
  const [figures, sessions, now, [kept]] = await Promise.all([
    personalFigures(database, whose),
    sessionsOfDays(db, whose),
    readClock(db),
    db
      .select()
      .from(weeklyReview)
      .where(and(eq(weeklyReview.userId, userId), eq(weeklyReview.week, week))),
  ]);
  const { from: _, to: __, byDay, previous, ...rest } = figures;
  const today = localDay(now, timeZone);
  const days = findBestAndWorstDay(byDay, today);
  const soFar = await weekSoFar(database, whose, today);
  return {
    week,
    ...rest,
    days: byDay.map(({ activities: _, ...day }) => ({
      ...day,
      sessions: sessions.filter((session) => session.localDate === day.date),
    })),
    ...days,
    question:
      kept?.question ?? chooseReviewQuestion({ ...rest, ...days }, soFar?.previous ?? previous),
    answer: kept?.answer ?? null,
    previous,
    soFar,
  };
}

/** What a week that is not over is fairly set beside. */
async function weekSoFar(
  database: Database,
  { userId, ...week }: Period & { userId: string },
  today: string,
): Promise<PeriodToDate | null> {
  if (countElapsedDays(week, today) === null) return null;
  const { byDay } = await personalFigures(database, { userId, ...previousPeriod(week) });
  return buildPeriodToDate(week, today, byDay);
}
