import { localDayBounds } from "@/domain/time/local-day";
import { addDays, dayNumber, isoWeekday, listDays } from "@/domain/time/period";
import { Diary } from "./diary";
import type { Person } from "./person";
import { SeededRandom } from "./seeded-random";
import type { ToldSession } from "./session";

const HOUR_MS = 3_600_000;
const SLIPPING_DAYS = 21;

export interface HistoryPeriod {
  /** The story's first day, a Monday. */
  from: string;
  today: string;
  timeZone: string;
  /** Everything has ended by then. */
  until: Date;
}

/** What somebody did from the day they joined until just now, oldest first. */
export function historyOf(person: Person, period: HistoryPeriod): ToldSession[] {
  const chance = new SeededRandom(person.name);
  const diary = new Diary(person.habits, chance, period.until.getTime());
  const joinedOn = addDays(period.from, (person.joins - 1) * 7);
  for (const day of listDays({ from: joinedOn, to: period.today })) {
    const daysAgo = dayNumber(period.today) - dayNumber(day);
    const timeZone = zoneOn(person, daysAgo, period.timeZone);
    if (timeZone && !isOff(person, daysAgo))
      live(person, { day, daysAgo, timeZone, period }, diary, chance);
  }
  return diary.sessions;
}

interface Day {
  day: string;
  daysAgo: number;
  timeZone: string;
  period: HistoryPeriod;
}

function live(
  { habits, plans }: Person,
  { day, daysAgo, timeZone, period }: Day,
  diary: Diary,
  chance: SeededRandom,
): void {
  const midnight = localDayBounds(day, timeZone).startsAt.getTime();
  const weekday = isoWeekday(day);
  const isRest = plans.restWeekdays.some(({ weekdays }) => weekdays.includes(weekday));
  const slipped = habits.slips * Math.max(0, 1 - daysAgo / SLIPPING_DAYS);
  const before = diary.sessions.length;
  for (const [n, sitting] of habits.sittings.entries()) {
    const isLast = n === habits.sittings.length - 1;
    const mustBegin = habits.isFaithful && !isRest && diary.sessions.length === before;
    const happens = chance.happens(habits.weekdays[weekday - 1] ?? 0);
    if (!happens && !(mustBegin && isLast)) continue;
    const hour = sitting.hour + chance.between(-0.6, 0.8);
    diary.sit(midnight + hour * HOUR_MS, Math.max(1, sitting.sessions + chance.whole(-1, 1)), {
      isInRoom: sitting.isInRoom,
      timeZone,
      hour,
      chapter: 1 + Math.floor((dayNumber(day) - dayNumber(period.from)) / 10),
      capacity: habits.capacity * (1 - slipped),
      isSure: mustBegin,
    });
  }
}

const isWithin = (daysAgo: number, { from, to }: { from: number; to: number }) =>
  daysAgo <= from && daysAgo >= to;

const isOff = ({ plans }: Person, daysAgo: number) =>
  plans.off.some((off) => isWithin(daysAgo, off));

/** Where they were that day; null while they travelled. */
function zoneOn({ plans: { stay } }: Person, daysAgo: number, home: string): string | null {
  if (!stay || !isWithin(daysAgo, stay)) return home;
  return daysAgo === stay.from || daysAgo === stay.to ? null : stay.timeZone;
}
