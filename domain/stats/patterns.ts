import type { Patterns } from "../api/dashboard";
import type { LengthTally } from "../api/tally";
import type { BreakReason } from "../focus-session/break-reason";
import { countMinutesUntilBreak } from "../focus-session/session-length";
import { isoWeekday } from "../time/period";
import { createHourReader } from "../time/wall-hour";

/** An ended session of an activity that is not a rest. */
export interface EndedSession {
  activityId: string;
  startedAt: Date;
  plannedMinutes: number;
  localDate: string;
  timeZone: string;
  brokenAt: Date | null;
  breakReason: BreakReason | null;
  drifted: boolean;
}

/** Sessions by length, completed ones by hour of the week, broken ones by minute and reason. */
export function buildPatterns(sessions: Iterable<EndedSession>): Patterns {
  const readHour = createHourReader();
  const byLength = new Map<number, LengthTally>();
  const byHour = new Map<string, Patterns["byHour"][number]>();
  const breaks = new Map<string, Patterns["breaks"][number]>();
  const drifted = new Map<string, Patterns["drifted"][number]>();
  for (const session of sessions) {
    const { activityId, plannedMinutes: minutes, startedAt, brokenAt } = session;
    const length = entry(byLength, minutes, { minutes, completed: 0, broken: 0 });
    if (brokenAt) {
      length.broken += 1;
      const minute = countMinutesUntilBreak({ startedAt, brokenAt });
      const reason = session.breakReason;
      const key = `${activityId} ${minute} ${reason}`;
      entry(breaks, key, { activityId, minute, reason, count: 0 }).count += 1;
    } else if (session.drifted) {
      length.broken += 1;
      entry(drifted, activityId, { activityId, count: 0 }).count += 1;
    } else {
      length.completed += 1;
      const weekday = isoWeekday(session.localDate);
      const hour = readHour(startedAt, session.timeZone);
      entry(byHour, `${weekday} ${hour}`, { weekday, hour, completed: 0 }).completed += 1;
    }
  }
  return {
    byLength: [...byLength.values()].sort((a, b) => a.minutes - b.minutes),
    byHour: [...byHour.values()].sort((a, b) => a.weekday - b.weekday || a.hour - b.hour),
    breaks: [...breaks.values()].sort(
      (a, b) =>
        compareText(a.activityId, b.activityId) ||
        a.minute - b.minute ||
        compareText(a.reason ?? "", b.reason ?? ""),
    ),
    drifted: [...drifted.values()].sort((a, b) => compareText(a.activityId, b.activityId)),
  };
}

/** The value of a key, which is set to `fresh` if there is none. */
function entry<Key, Value>(map: Map<Key, Value>, key: Key, fresh: Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  map.set(key, fresh);
  return fresh;
}

const compareText = (a: string, b: string) => (a < b ? -1 : Number(a > b));
