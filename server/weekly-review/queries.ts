import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { readClock } from "@/db/clock";
import { weeklyReview } from "@/db/schema";
import { bestAndWorstDay } from "@/domain/best-day";
import { localDay } from "@/domain/local-day";
import { reviewQuestion } from "@/domain/review-question";
import { daysSoFar, soFarOf } from "@/domain/so-far";
import { previousSpan, type Span, weekOf } from "@/domain/span";
import type { SoFar, WeekReview } from "@/domain/wire-dashboard";
import { personalFigures } from "../dashboard/queries";
import { sessionsOfDays } from "../focus-session/record-queries";

/** A person's week, Monday to Sunday, with its question and the line they answered, if they did. */
export async function weekReview(
  database: Database,
  { userId, timeZone, week }: { userId: string; timeZone: string; week: string },
): Promise<WeekReview> {
  const { db } = database;
  const whose = { userId, ...weekOf(week) };
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
  const days = bestAndWorstDay(byDay, today);
  const soFar = await weekSoFar(database, whose, today);
  return {
    week,
    ...rest,
    days: byDay.map(({ activities: _, ...day }) => ({
      ...day,
      sessions: sessions.filter((session) => session.localDate === day.date),
    })),
    ...days,
    question: kept?.question ?? reviewQuestion({ ...rest, ...days }, soFar?.previous ?? previous),
    answer: kept?.answer ?? null,
    previous,
    soFar,
  };
}

/** What a week that is not over is fairly set beside. */
async function weekSoFar(
  database: Database,
  { userId, ...week }: Span & { userId: string },
  today: string,
): Promise<SoFar | null> {
  if (daysSoFar(week, today) === null) return null;
  const { byDay } = await personalFigures(database, { userId, ...previousSpan(week) });
  return soFarOf(week, today, byDay);
}
