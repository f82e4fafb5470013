import {
  filterCounted,
  findLocalDay,
  groupBy,
  type ModelActivity,
  type ModelSession,
  readWallClock,
  tally,
} from "./oracle";

/** Expected answer of `dashboard.patterns`. Activity ids are numbers; lists are in any order. */
export function expectedPatterns(
  sessions: ModelSession[],
  activities: ModelActivity[],
  asked: { from: string; to: string; nowMs: number },
) {
  const ended = filterCounted(sessions, activities, asked);
  const activityId = (session: ModelSession) => activities[session.activity]?.shownAs ?? -1;
  const kept = ended.filter(({ brokenMs, driftedMs }) => brokenMs === null && driftedMs === null);
  const hours = groupBy(kept, (session) => ({
    weekday: new Date(findLocalDay(session)).getUTCDay() || 7,
    hour: readWallClock(session.startedMs, session.timeZone).hour,
  }));
  const breaks = groupBy(
    ended.filter(({ brokenMs }) => brokenMs !== null),
    (session) => ({
      activityId: activityId(session),
      minute: Math.floor(((session.brokenMs ?? 0) - session.startedMs) / 60_000),
      reason: session.reason,
    }),
  );
  const drifted = groupBy(
    ended.filter(({ driftedMs }) => driftedMs !== null),
    activityId,
  );
  return {
    byLength: lengths(ended, asked.nowMs),
    byHour: hours.map(([at, list]) => ({ ...at, completed: list.length })),
    breaks: breaks.map(([at, list]) => ({ ...at, count: list.length })),
    drifted: drifted.map(([activityId, list]) => ({ activityId, count: list.length })),
  };
}

/** Expected lengths per activity that `dashboard.sizing` lists, by number. */
export function expectedLengths(
  sessions: ModelSession[],
  activities: ModelActivity[],
  nowMs: number,
) {
  const ended = filterCounted(sessions, activities, { nowMs, from: "0000", to: "9999" });
  const listed = activities.filter(({ isRest }, n) => !isRest && activities[n]?.shownAs === n);
  return listed.map(({ shownAs }) => {
    const own = ended.filter((session) => activities[session.activity]?.shownAs === shownAs);
    const inPart = (part: number) =>
      own.filter(
        ({ startedMs, timeZone }) =>
          Math.floor(readWallClock(startedMs, timeZone).hour / 6) === part,
      );
    return {
      activityId: shownAs,
      byLength: lengths(own, nowMs),
      byPart: PARTS.map((part, n) => ({ part, byLength: lengths(inPart(n), nowMs) })).filter(
        ({ byLength }) => byLength.length > 0,
      ),
    };
  });
}

const PARTS = ["night", "morning", "afternoon", "evening"];

function lengths(sessions: ModelSession[], nowMs: number) {
  return groupBy(sessions, (session) => session.minutes)
    .map(([minutes, list]) => {
      const { completed, broken } = tally(list, nowMs);
      return { minutes, completed, broken };
    })
    .sort((a, b) => a.minutes - b.minutes);
}
