import type { FocusSession } from "@/domain/api/wire";
import { wallClock } from "../format/clock-time";
import type { TimeWindow } from "../timeline/geometry";
import { buildMark, type Mark } from "../timeline/mark";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The hours that every week shows, so that two weeks can be laid beside each other. */
const USUAL_HOURS = { from: 8, to: 20 };

/** A session laid on the wall clock of its own day: its instants read in UTC are what the wall said. */
export interface WallSession {
  session: FocusSession;
  /** What turns an instant (epoch ms) into one of the wall clock. */
  shiftMs: number;
}

/**
 * A session as the clock on the wall had it where the person was, on its local day. It is as long
 * as it was, also where the clock was put forward or back meanwhile.
 */
export function onTheWall(session: FocusSession): WallSession {
  const { startedAt, localDate, timeZone } = session;
  const shiftMs = wallShift(Date.parse(startedAt), localDate, timeZone);
  const shifted = (iso: string) => new Date(Date.parse(iso) + shiftMs).toISOString();
  return {
    shiftMs,
    session: {
      ...session,
      startedAt: shifted(session.startedAt),
      plannedEnd: shifted(session.plannedEnd),
      brokenAt: session.brokenAt && shifted(session.brokenAt),
    },
  };
}

/** What to add to an instant (epoch ms) of a local day, so that it read in UTC is what the wall said. */
export function wallShift(at: number, localDate: string, timeZone: string): number {
  const { hour, minute } = wallClock(at, timeZone);
  const wall = dayStart(localDate) + hour * HOUR_MS + minute * MINUTE_MS;
  return wall - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

/** Epoch ms at which a local day begins on the wall clock, read in UTC. */
export const dayStart = (date: string) => Date.parse(`${date}T00:00:00Z`);

/** The hours of the day that a week's lines share, whole ones, as ms from midnight. */
export function hoursOf(sessions: readonly WallSession[]): TimeWindow {
  const reach = sessions.map(({ session }) => {
    const midnight = dayStart(session.localDate);
    return {
      from: Math.floor((Date.parse(session.startedAt) - midnight) / HOUR_MS),
      to: Math.ceil((Date.parse(session.plannedEnd) - midnight) / HOUR_MS),
    };
  });
  return {
    from: Math.min(USUAL_HOURS.from, ...reach.map(({ from }) => from)) * HOUR_MS,
    to: Math.max(USUAL_HOURS.to, ...reach.map(({ to }) => to)) * HOUR_MS,
  };
}

/** The marks of one day's line; `now` is epoch ms of the true clock. */
export function marksOfDay(
  sessions: readonly WallSession[],
  window: TimeWindow,
  now: number,
): Mark[] {
  const starts = sessions.map(({ session }) => Date.parse(session.startedAt));
  return sessions.flatMap(({ session, shiftMs }) => {
    const from = Date.parse(session.startedAt);
    const nextAt = Math.min(...starts.filter((start) => start > from));
    const mark = buildMark(session, window, now + shiftMs, nextAt);
    // Where the clock was put back, two sessions may stand at the same time of day.
    return mark ? [{ ...mark, key: session.id }] : [];
  });
}
