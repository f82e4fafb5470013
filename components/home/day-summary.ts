import { countPlannedMinutes } from "@/domain/focus-session/session-length";
import type { Status } from "@/domain/focus-session/status";
import { shownStatusAt } from "@/domain/focus-session/status";
import type { FocusSession } from "../live/session";

export interface DaySummary {
  completed: number;
  focusMinutes: number;
  broken: number;
}

/** The figures of a day at `now` (epoch ms). Rests do not count. */
export function summarizeDay(sessions: readonly FocusSession[], now: number): DaySummary {
  const counted = sessions.filter(({ activity }) => !activity.isRest);
  const withStatus = (status: Status) => counted.filter((s) => shownStatusAt(s, now) === status);
  const completed = withStatus("completed");
  return {
    completed: completed.length,
    focusMinutes: completed.reduce((sum, s) => sum + countPlannedMinutes(s), 0),
    broken: withStatus("broken").length,
  };
}
