import type { BreakReason } from "@/domain/focus-session/break-reason";
import { localDay } from "@/domain/time/local-day";

const MINUTE_MS = 60_000;

/** A session of the story, as it would stand had its person started it then. */
export interface ToldSession {
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
  /** Which of this person's sessions, by its place in the list, it begins anew. */
  restartOf: number | null;
  localDate: string;
  timeZone: string;
}

type Begun = Pick<ToldSession, "activity" | "isInRoom" | "timeZone" | "startedAt">;

/** A session that was kept, with nothing said of it. */
export function toldSession(begun: Begun, minutes: number): ToldSession {
  return {
    ...begun,
    plannedEnd: new Date(begun.startedAt.getTime() + minutes * MINUTE_MS),
    isUntil: false,
    brokenAt: null,
    breakReason: null,
    driftedAt: null,
    target: null,
    note: null,
    restartOf: null,
    localDate: localDay(begun.startedAt, begun.timeZone),
  };
}

/** When the person was free again. */
export const endOf = ({ brokenAt, plannedEnd }: ToldSession): number =>
  (brokenAt ?? plannedEnd).getTime();
