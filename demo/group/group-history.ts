import type { GoalUnit } from "@/domain/stats/goal";
import { localDay, localDayBounds } from "@/domain/time/local-day";
import { addDays, findMonday, listDays } from "@/domain/time/period";
import { buildLastHour } from "./last-hour";
import { STUDY_GROUP } from "./people";
import type { Person } from "./person";
import { buildSessions } from "./person-history";
import { buildReviews, type DemoReview } from "./reviews";
import type { DemoSession } from "./session";

const WEEKS = 10;
const MINUTE_MS = 60_000;
/** Nobody is in a session right before the last hour. */
const GAP_MS = 15 * MINUTE_MS;
const LAST_HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 86_400_000;

/** Everything one person has done. */
export interface MemberHistory {
  person: Person;
  joinedAt: Date;
  /** Oldest first; none overlaps another. */
  sessions: DemoSession[];
  restWeekdays: { fromDate: string; weekdays: number[]; declaredOn: string; declaredAt: Date }[];
  restDates: { date: string; declaredOn: string; declaredAt: Date }[];
  goals: { activity: string; fromWeek: string; unit: GoalUnit; amount: number; setAt: Date }[];
  reviews: DemoReview[];
}

/**
 * Ten weeks and the last hour of a study group, as of `now`. The same arguments give the same
 * history. `timeZone` is everybody's home zone.
 */
export function buildGroupHistory({
  now,
  timeZone,
}: {
  now: Date;
  timeZone: string;
}): MemberHistory[] {
  const today = localDay(now, timeZone);
  const from = findMonday(addDays(today, -7 * WEEKS));
  return STUDY_GROUP.map((person) => {
    const lastHour = buildLastHour(person.name, now, timeZone);
    const endsAt = lastHour[0]?.startedAt.getTime() ?? now.getTime() - LAST_HOUR_MS;
    const until = new Date(endsAt - GAP_MS);
    const sessions = [...buildSessions(person, { from, today, timeZone, until }), ...lastHour];
    const weeks = listDays({ from, to: addDays(findMonday(today), -7) }).filter(isMonday);
    return {
      person,
      joinedAt: findMorning(mondayOfWeek(from, person.joinWeek), timeZone),
      sessions,
      ...buildPlans(person, { from, today, timeZone }),
      reviews: buildReviews(person, sessions, weeks, timeZone),
    };
  });
}

function buildPlans({ plans }: Person, period: { from: string; today: string; timeZone: string }) {
  const declared = (on: string) => ({
    declaredOn: on,
    declaredAt: findMorning(on, period.timeZone),
  });
  return {
    restWeekdays: plans.restWeekdays.map(({ week, weekdays }) => {
      const monday = mondayOfWeek(period.from, week);
      return { fromDate: addDays(monday, 1), weekdays, ...declared(monday) };
    }),
    restDates: plans.restDates.map((daysAgo) => {
      const date = addDays(period.today, -daysAgo);
      return { date, ...declared(addDays(period.today, -Math.max(1, daysAgo + 2))) };
    }),
    goals: plans.goals.map(({ week, ...goal }) => {
      const fromWeek = mondayOfWeek(period.from, week);
      return { ...goal, fromWeek, setAt: findMorning(fromWeek, period.timeZone) };
    }),
  };
}

const isMonday = (day: string) => findMonday(day) === day;

/** The Monday of a week of the history; the first is 1. */
const mondayOfWeek = (from: string, week: number) => addDays(from, (week - 1) * 7);

/** A time before the day's first session. */
const findMorning = (day: string, timeZone: string) =>
  new Date(localDayBounds(day, timeZone).startsAt.getTime() + DAY_MS / 4);
