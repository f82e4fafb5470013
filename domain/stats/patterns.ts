import type { Patterns } from "../api/dashboard";
import type { LengthTally } from "../api/tally";
import type { BreakReason } from "../focus-session/break-reason";
import { minutesUntilBreak } from "../focus-session/session-length";
import { wallClock } from "../time/wall-hour";

/** An ended session on an activity that is no rest. */
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

/** How sessions were kept and lost: by length, by hour of the week, and where they broke. */
export function buildPatterns(sessions: Iterable<EndedSession>): Patterns {
  const wallHour = wallClock();
  const byLength = new Map<number, LengthTally>();
  const byHour = new Map<string, Patterns["byHour"][number]>();
  const breaks = new Map<string, Patterns["breaks"][number]>();
  const drifted = new Map<string, Patterns["drifted"][number]>();
  for (const session of sessions) {
    const { activityId, plannedMinutes: minutes, startedAt, brokenAt } = session;
    const length = entry(byLength, minutes, { minutes, completed: 0, broken: 0 });
    if (brokenAt) {
      length.broken += 1;
      const minute = minutesUntilBreak({ startedAt, brokenAt });
      const reason = session.breakReason;
      const key = `${activityId} ${minute} ${reason}`;
      entry(breaks, key, { activityId, minute, reason, count: 0 }).count += 1;
    } else if (session.drifted) {
      length.broken += 1;
      entry(drifted, activityId, { activityId, count: 0 }).count += 1;
    } else {
      length.completed += 1;
      const at = wallHour(startedAt, session.localDate, session.timeZone);
      entry(byHour, `${at.weekday} ${at.hour}`, { ...at, completed: 0 }).completed += 1;
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

/** The value under a key, which is the one given when there was none. */
function entry<Key, Value>(map: Map<Key, Value>, key: Key, fresh: Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  map.set(key, fresh);
  return fresh;
}

const compareText = (a: string, b: string) => (a < b ? -1 : Number(a > b));
