import { localDayBounds } from "@/domain/time/local-day";
import { addDays, dayNumber, isoWeekday, listDays } from "@/domain/time/period";
import type { Person } from "./person";
import { SeededRandom } from "./seeded-random";
import type { DemoSession } from "./session";
import { SessionGenerator } from "./session-generator";

const HOUR_MS = 3_600_000;
const LOSS_DAYS = 21;

export interface HistoryPeriod {
  /** The first day of the history, a Monday. */
  from: string;
  today: string;
  timeZone: string;
  /** All sessions have ended by then. */
  until: Date;
}

/** A person's sessions from the day they joined until `period.until`, oldest first. */
export function buildSessions(person: Person, period: HistoryPeriod): DemoSession[] {
  const random = new SeededRandom(person.name);
  const generator = new SessionGenerator(person.habits, random, period.until.getTime());
  const joinedOn = addDays(period.from, (person.joinWeek - 1) * 7);
  for (const day of listDays({ from: joinedOn, to: period.today })) {
    const daysAgo = dayNumber(period.today) - dayNumber(day);
    const timeZone = findZone(person, daysAgo, period.timeZone);
    if (timeZone && !isOff(person, daysAgo))
      addDay(person, { day, daysAgo, timeZone, period }, generator, random);
  }
  return generator.sessions;
}

interface Day {
  day: string;
  daysAgo: number;
  timeZone: string;
  period: HistoryPeriod;
}

function addDay(
  { habits, plans }: Person,
  { day, daysAgo, timeZone, period }: Day,
  generator: SessionGenerator,
  random: SeededRandom,
): void {
  const midnight = localDayBounds(day, timeZone).startsAt.getTime();
  const weekday = isoWeekday(day);
  const isRest = plans.restWeekdays.some(({ weekdays }) => weekdays.includes(weekday));
  const lostShare = habits.capacityLoss * Math.max(0, 1 - daysAgo / LOSS_DAYS);
  const before = generator.sessions.length;
  for (const [index, routine] of habits.workPeriods.entries()) {
    const isLast = index === habits.workPeriods.length - 1;
    const isSure = habits.completesFirst && !isRest && generator.sessions.length === before;
    const doesWork = random.happens(habits.weekdays[weekday - 1] ?? 0);
    if (!doesWork && !(isSure && isLast)) continue;
    const hour = routine.hour + random.between(-0.6, 0.8);
    generator.addSessions(
      midnight + hour * HOUR_MS,
      Math.max(1, routine.sessions + random.whole(-1, 1)),
      {
        isInRoom: routine.isInRoom,
        timeZone,
        hour,
        chapter: 1 + Math.floor((dayNumber(day) - dayNumber(period.from)) / 10),
        capacity: habits.capacity * (1 - lostShare),
        isSure,
      },
    );
  }
}

const isWithin = (daysAgo: number, { from, to }: { from: number; to: number }) =>
  daysAgo <= from && daysAgo >= to;

const isOff = ({ plans }: Person, daysAgo: number) =>
  plans.off.some((off) => isWithin(daysAgo, off));

/** Their time zone on a day; null while they travel. */
function findZone({ plans: { trip } }: Person, daysAgo: number, home: string): string | null {
  if (!trip || !isWithin(daysAgo, trip)) return home;
  return daysAgo === trip.from || daysAgo === trip.to ? null : trip.timeZone;
}
