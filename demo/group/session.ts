import type { BreakReason } from "@/domain/focus-session/break-reason";
import { localDay } from "@/domain/time/local-day";

const MINUTE_MS = 60_000;

/** A session of the demo, as the database stores it. */
export interface DemoSession {
  activity: string;
  startedAt: Date;
  plannedEnd: Date;
  isUntil: boolean;
  brokenAt: Date | null;
  breakReason: BreakReason | null;
  driftedAt: Date | null;
  target: string | null;
  note: string | null;
  isInRoom: boolean;
  /** Index of the session that it restarts, among this person's sessions. */
  restartOf: number | null;
  localDate: string;
  timeZone: string;
}

type Start = Pick<DemoSession, "activity" | "isInRoom" | "timeZone" | "startedAt">;

/** A completed session without a target or note. */
export function createSession(start: Start, minutes: number): DemoSession {
  return {
    ...start,
    plannedEnd: new Date(start.startedAt.getTime() + minutes * MINUTE_MS),
    isUntil: false,
    brokenAt: null,
    breakReason: null,
    driftedAt: null,
    target: null,
    note: null,
    restartOf: null,
    localDate: localDay(start.startedAt, start.timeZone),
  };
}

/** The end in ms since the epoch. */
export const findEnd = ({ brokenAt, plannedEnd }: DemoSession): number =>
  (brokenAt ?? plannedEnd).getTime();
