/** Ended sessions that began in one hour (0 to 23) of the room's day. */
export interface HourTally {
  hour: number;
  completed: number;
  ended: number;
}

/** Two hours of the day, and how many of the sessions begun in them were completed. */
export interface SuggestedTime {
  fromHour: number;
  toHour: number;
  completed: number;
  ended: number;
}

const WINDOW_HOURS = 2;
const MIN_COMPLETED = 5;
const MIN_RATE = 0.6;
const MAX_SUGGESTIONS = 3;

/** Days of sessions that suggestions are based on. */
export const SUGGESTION_DAYS = 28;

/** The best hours of `listGoodTimes` that do not overlap. */
export function suggestTimes(tallies: readonly HourTally[]): SuggestedTime[] {
  const chosen: SuggestedTime[] = [];
  for (const window of listGoodTimes(tallies)) {
    if (chosen.length < MAX_SUGGESTIONS && !chosen.some((other) => overlaps(window, other))) {
      chosen.push(window);
    }
  }
  return chosen;
}

/**
 * Every two hours of the day in which sessions are completed often and reliably, best first. They
 * begin with an hour in which sessions were completed. Empty without enough sessions.
 */
export function listGoodTimes(tallies: readonly HourTally[]): SuggestedTime[] {
  return (
    Array.from({ length: 24 }, (_, fromHour) => sumWindow(tallies, fromHour))
      .filter(({ completed, ended }) => completed >= MIN_COMPLETED && completed / ended >= MIN_RATE)
      .filter(({ fromHour }) => countCompleted(tallies, fromHour) > 0)
      // Of equal windows, the one that begins with the busier hour.
      .sort(
        (a, b) =>
          score(b) - score(a) ||
          countCompleted(tallies, b.fromHour) - countCompleted(tallies, a.fromHour) ||
          a.fromHour - b.fromHour,
      )
  );
}

const countCompleted = (tallies: readonly HourTally[], hour: number): number =>
  tallies.reduce((sum, tally) => sum + (tally.hour === hour ? tally.completed : 0), 0);

function sumWindow(tallies: readonly HourTally[], fromHour: number): SuggestedTime {
  const hours = Array.from({ length: WINDOW_HOURS }, (_, n) => (fromHour + n) % 24);
  const within = tallies.filter(({ hour }) => hours.includes(hour));
  return {
    fromHour,
    toHour: (fromHour + WINDOW_HOURS) % 24,
    completed: within.reduce((sum, { completed }) => sum + completed, 0),
    ended: within.reduce((sum, { ended }) => sum + ended, 0),
  };
}

/** Completed sessions, weighed by the rate (Laplace's rule of succession). */
const score = ({ completed, ended }: SuggestedTime): number =>
  (completed * (completed + 1)) / (ended + 2);

function overlaps(a: SuggestedTime, b: SuggestedTime): boolean {
  const apart = (((a.fromHour - b.fromHour) % 24) + 24) % 24;
  return Math.min(apart, 24 - apart) < WINDOW_HOURS;
}
