import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { readClock } from "@/db/clock";
import { weeklyReview } from "@/db/schema";
import type { PeriodToDate, WeekReview } from "@/domain/api/wire-dashboard";
import { bestAndWorstDay } from "@/domain/stats/best-day";
import { buildPeriodToDate, elapsedDays } from "@/domain/stats/period-to-date";
import { reviewQuestion } from "@/domain/stats/review-question";
import { localDay } from "@/domain/time/local-day";
import { type Period, previousPeriod, weekOf } from "@/domain/time/period";
import { listSessionsOfDays } from "../../focus-session/history-queries";
import { findPersonalDashboard } from "../dashboard/queries";

/** Returns a person's week from Monday to Sunday with its question and answer, if any. */
export async function findWeeklyReview(
  database: Database,
  { userId, timeZone, week }: { userId: string; timeZone: string; week: string },
): Promise<WeekReview> {
  const { db } = database;
  const query = { userId, ...weekOf(week) };
  const [figures, sessions, now, [saved]] = await Promise.all([
    findPersonalDashboard(database, query),
    listSessionsOfDays(db, query),
    readClock(db),
    db
      .select()
      .from(weeklyReview)
      .where(and(eq(weeklyReview.userId, userId), eq(weeklyReview.week, week))),
  ]);
  const { from: _, to: __, byDay, previous, ...rest } = figures;
  const today = localDay(now, timeZone);
  const days = bestAndWorstDay(byDay, today);
  const soFar = await weekSoFar(database, query, today);
  return {
    week,
    ...rest,
    days: byDay.map(({ activities: _, ...day }) => ({
      ...day,
      sessions: sessions.filter((session) => session.localDate === day.date),
    })),
    ...days,
    question: saved?.question ?? reviewQuestion({ ...rest, ...days }, soFar?.previous ?? previous),
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
  if (elapsedDays(week, today) === null) return null;
  const { byDay } = await findPersonalDashboard(database, { userId, ...previousPeriod(week) });
  return buildPeriodToDate(week, today, byDay);
}
