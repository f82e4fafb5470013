import {
  filterCounted,
  findLocalDay,
  listDays,
  type ModelActivity,
  type ModelSession,
  readWallClock,
  tally,
} from "./oracle";

/** Days off as they were set. */
export interface Rests {
  /** Weekdays off (Monday is 1) from a day on, latest last. */
  weekdays: { from: string; off: number[] }[];
  dates: string[];
}

/** Expected streak by definition: runs of days, broken wherever a working day was not kept. */
export function expectedStreak(
  sessions: ModelSession[],
  activities: ModelActivity[],
  asked: { nowMs: number; accountZone: string; rests: Rests; from: string; to: string },
) {
  const { nowMs, rests, accountZone } = asked;
  const ended = filterCounted(sessions, activities, { nowMs, from: "0000", to: "9999" });
  const today = readWallClock(nowMs, accountZone).day;
  const tallyDay = (day: string) =>
    tally(
      ended.filter((session) => findLocalDay(session) === day),
      nowMs,
    );
  const findRest = (day: string) => {
    if (rests.dates.includes(day)) return "date";
    const rule = rests.weekdays.filter(({ from }) => from <= day).at(-1);
    return rule?.off.includes(new Date(day).getUTCDay() || 7) ? "weekday" : null;
  };
  const findStatus = (day: string) => {
    const { completed, broken } = tallyDay(day);
    if (completed > 0) return "kept";
    if (findRest(day)) return "rest";
    return broken > 0 ? "broken_only" : "missed";
  };
  const sortedDays = [...ended.map(findLocalDay), today].sort();
  let runs = [0];
  for (const day of listDays(sortedDays[0] ?? today, sortedDays.at(-1) ?? today)) {
    const status = findStatus(day);
    if (status === "kept") runs = [...runs.slice(0, -1), (runs.at(-1) ?? 0) + 1];
    else if (status !== "rest" && day < today) runs = [...runs, 0];
  }
  const now = findStatus(today);
  return {
    current: runs.at(-1),
    longest: Math.max(...runs),
    today: now === "kept" || now === "rest" ? now : "pending",
    days: listDays(asked.from, asked.to).map((date) => {
      const { completed, broken } = tallyDay(date);
      const shownDay = { date, status: findStatus(date), completed, broken, rest: findRest(date) };
      const isBefore = date < today && !sortedDays.some((day) => day <= date);
      return isBefore ? { ...shownDay, isBefore } : shownDay;
    }),
  };
}
