import { type HourTally, type SuggestedTime, suggestTimes } from "./suggest-times";

/** An ended session, with the hour (0 to 23) of the room's day in which it began. */
export interface EndedSession {
  userId: string;
  hour: number;
  isCompleted: boolean;
}

export interface TimeTogether {
  /** The two hours, and how many people completed sessions in them. */
  best: SuggestedTime & { people: number };
  /** The hours with sessions, in order. */
  hours: HourTally[];
}

/**
 * The best suggested time in which at least two people complete sessions. Null without one: hours in
 * which one person works alone say nothing about the others.
 */
export function findTimeTogether(sessions: readonly EndedSession[]): TimeTogether | null {
  const hours = sumByHour(sessions);
  const best = suggestTimes(hours)
    .map((time) => ({ ...time, people: countPeople(sessions, time) }))
    .find(({ people }) => people >= 2);
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
  const within = sessions.filter(
    ({ hour, isCompleted }) => isCompleted && isWithinTime(hour, time),
  );
  return new Set(within.map(({ userId }) => userId)).size;
}

/** Whether an hour of the day is one of a suggested time, which may cross midnight. */
export const isWithinTime = (
  hour: number,
  { fromHour, toHour }: Pick<SuggestedTime, "fromHour" | "toHour">,
): boolean =>
  fromHour < toHour ? fromHour <= hour && hour < toHour : hour >= fromHour || hour < toHour;
