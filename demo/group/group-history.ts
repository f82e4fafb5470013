import type { GoalUnit } from "@/domain/stats/goal";
import { localDay, localDayBounds } from "@/domain/time/local-day";
import { addDays, findMonday, listDays } from "@/domain/time/period";
import { lastHourOf } from "./last-hour";
import { STUDY_GROUP } from "./people";
import type { Person } from "./person";
import { historyOf } from "./person-history";
import { reviewsOf, type ToldReview } from "./reviews";
import type { ToldSession } from "./session";

const WEEKS = 10;
const MINUTE_MS = 60_000;
/** They were somewhere else before the last hour begins. */
const APART_MS = 15 * MINUTE_MS;
const LAST_HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 86_400_000;

/** One person's part of the story. */
export interface Told {
  person: Person;
  joinedAt: Date;
  /** Oldest first; none overlaps another. */
  sessions: ToldSession[];
  restWeekdays: { fromDate: string; weekdays: number[]; declaredOn: string; declaredAt: Date }[];
  restDates: { date: string; declaredOn: string; declaredAt: Date }[];
  goals: { activity: string; fromWeek: string; unit: GoalUnit; amount: number; setAt: Date }[];
  reviews: ToldReview[];
}

/**
 * Ten weeks of a study group and their last hour, as of `now`: the same each time, seen from that
 * day. Whoever travels comes home to `timeZone`.
 */
export function buildGroupHistory({ now, timeZone }: { now: Date; timeZone: string }): Told[] {
  const today = localDay(now, timeZone);
  const from = findMonday(addDays(today, -7 * WEEKS));
  return STUDY_GROUP.map((person) => {
    const lastHour = lastHourOf(person.name, now, timeZone);
    const ends = lastHour[0]?.startedAt.getTime() ?? now.getTime() - LAST_HOUR_MS;
    const until = new Date(ends - APART_MS);
    const sessions = [...historyOf(person, { from, today, timeZone, until }), ...lastHour];
    const weeks = listDays({ from, to: addDays(findMonday(today), -7) }).filter(isMonday);
    return {
      person,
      joinedAt: morningOf(weekOfStory(from, person.joins), timeZone),
      sessions,
      ...plansOf(person, { from, today, timeZone }),
      reviews: reviewsOf(person, sessions, weeks, timeZone),
    };
  });
}

function plansOf({ plans }: Person, at: { from: string; today: string; timeZone: string }) {
  const declared = (on: string) => ({ declaredOn: on, declaredAt: morningOf(on, at.timeZone) });
  return {
    restWeekdays: plans.restWeekdays.map(({ week, weekdays }) => {
      const monday = weekOfStory(at.from, week);
      return { fromDate: addDays(monday, 1), weekdays, ...declared(monday) };
    }),
    restDates: plans.restDates.map((daysAgo) => {
      const date = addDays(at.today, -daysAgo);
      return { date, ...declared(addDays(at.today, -Math.max(1, daysAgo + 2))) };
    }),
    goals: plans.goals.map(({ week, ...goal }) => {
      const fromWeek = weekOfStory(at.from, week);
      return { ...goal, fromWeek, setAt: morningOf(fromWeek, at.timeZone) };
    }),
  };
}

const isMonday = (day: string) => findMonday(day) === day;

/** The Monday of a week of the story; the first is 1. */
const weekOfStory = (from: string, week: number) => addDays(from, (week - 1) * 7);

/** Before anybody sat down that day. */
const morningOf = (day: string, timeZone: string) =>
  new Date(localDayBounds(day, timeZone).startsAt.getTime() + DAY_MS / 4);
