import { type HourTally, listGoodTimes, type SuggestedTime } from "./suggest-times";

/** An ended session, with the hour (0 to 23) of the room's day in which it began. */
export interface EndedSession {
  userId: string;
  hour: number;
  isCompleted: boolean;
}

export interface TimeTogether {
  /** The two hours, and how many people often complete sessions in them. */
  best: SuggestedTime & { people: number };
  /** The hours with sessions, in order. */
  hours: HourTally[];
}

/** So many sessions make a person one of those who often work in two hours of the day. */
const OFTEN = 3;

/**
 * The good time in which most people often complete sessions, at least two; of several, the best.
 * Null without one: hours in which one person works say nothing about the others.
 */
export function findTimeTogether(sessions: readonly EndedSession[]): TimeTogether | null {
  const hours = sumByHour(sessions);
  const [best] = listGoodTimes(hours)
    .map((time) => ({ ...time, people: countPeople(sessions, time) }))
    .filter(({ people }) => people >= 2)
    .sort((a, b) => b.people - a.people);
  return best ? { best, hours } : null;
}

/** Ended sessions by the hour in which they began, only hours with any. */
export function sumByHour(sessions: readonly EndedSession[]): HourTally[] {
  const tallies = Array.from({ length: 24 }, (_, hour) => {
    const begun = sessions.filter((session) => session.hour === hour);
    const completed = begun.filter(({ isCompleted }) => isCompleted).length;
    return { hour, completed, ended: begun.length };
  });
  return tallies.filter(({ ended }) => ended > 0);
}

function countPeople(sessions: readonly EndedSession[], time: SuggestedTime): number {
  const completed = new Map<string, number>();
  for (const { userId, hour, isCompleted } of sessions) {
    if (!isCompleted || !isWithinTime(hour, time)) continue;
    completed.set(userId, (completed.get(userId) ?? 0) + 1);
  }
  return [...completed.values()].filter((count) => count >= OFTEN).length;
}

/** Whether an hour of the day is one of a suggested time, which may cross midnight. */
export const isWithinTime = (
  hour: number,
  { fromHour, toHour }: Pick<SuggestedTime, "fromHour" | "toHour">,
): boolean =>
  fromHour < toHour ? fromHour <= hour && hour < toHour : hour >= fromHour || hour < toHour;
