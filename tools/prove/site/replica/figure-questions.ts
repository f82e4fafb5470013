import { addDays, findMonday } from "@/domain/time/period";

/** A query with its input. */
export type Question = readonly [procedure: string, input?: object];

/** Longer than a quarter, so closed months are read as packed. */
const findYear = (today: string) => ({ from: addDays(today, -300), to: addDays(today, 30) });

/** The comparison of a room over a year. */
export const roomFigures = (roomSlug: string, today: string): Question => [
  "dashboard.room",
  { roomSlug, ...findYear(today) },
];

/** A member's page, for their coach. */
export const memberPage = (roomSlug: string, today: string, userId: string): Question => [
  "coach.member",
  { roomSlug, userId, from: addDays(today, -20), to: today },
];

/** Everything a member reads from the history. */
export function personalFigures(roomSlug: string, today: string): Question[] {
  const week = findMonday(today);
  const days = { from: week, to: addDays(week, 6) };
  return [
    ["dashboard.personal", days],
    ["dashboard.personal", findYear(today)],
    ["dashboard.patterns", days],
    ["dashboard.streak"],
    ["dashboard.sizing"],
    ["dashboard.room", { roomSlug, ...days }],
    roomFigures(roomSlug, today),
    ["dashboard.roomToday", { roomSlug }],
    ["weeklyReview.get", { week }],
    ["goal.progress"],
    ["groupSession.suggestTimes", { roomSlug }],
    ["focusSession.list", { ...days, limit: 50 }],
    ["account.export"],
  ];
}
