import type { FocusSession } from "@/domain/api/wire";
import { countPlannedMinutes } from "@/domain/focus-session/session-length";
import type { Status } from "@/domain/focus-session/status";
import { wireStatusAt } from "@/domain/focus-session/status";

export interface DaySummary {
  completed: number;
  focusMinutes: number;
  broken: number;
}

/** A day in three figures at `now` (epoch ms). Rest is in none of them. */
export function daySummary(sessions: readonly FocusSession[], now: number): DaySummary {
  const counted = sessions.filter(({ activity }) => !activity.isRest);
  const at = new Date(now);
  const withStatus = (status: Status) => counted.filter((s) => wireStatusAt(s, at) === status);
  const completed = withStatus("completed");
  return {
    completed: completed.length,
    focusMinutes: completed.reduce((sum, s) => sum + plannedMinutesOf(s), 0),
    broken: withStatus("broken").length,
  };
}

/** Whole planned minutes of a session as it travels. */
export function plannedMinutesOf(session: Pick<FocusSession, "startedAt" | "plannedEnd">): number {
  return countPlannedMinutes({
    startedAt: new Date(session.startedAt),
    plannedEnd: new Date(session.plannedEnd),
  });
}
