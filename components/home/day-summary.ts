import type { FocusSession } from "@/domain/api/focus-session";
import { wirePlannedMinutes } from "@/domain/focus-session/session-length";
import type { Status } from "@/domain/focus-session/status";
import { wireStatusAt } from "@/domain/focus-session/status";

export interface DaySummary {
  completed: number;
  focusMinutes: number;
  broken: number;
}

/** The figures of a day at `now` (epoch ms). Rests do not count. */
export function summarizeDay(sessions: readonly FocusSession[], now: number): DaySummary {
  const counted = sessions.filter(({ activity }) => !activity.isRest);
  const at = new Date(now);
  const withStatus = (status: Status) => counted.filter((s) => wireStatusAt(s, at) === status);
  const completed = withStatus("completed");
  return {
    completed: completed.length,
    focusMinutes: completed.reduce((sum, s) => sum + wirePlannedMinutes(s), 0),
    broken: withStatus("broken").length,
  };
}
