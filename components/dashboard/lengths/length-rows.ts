import type { LengthTally } from "@/domain/api/tally";
import { MAX_MINUTES, MIN_MINUTES, PRESET_MINUTES } from "@/domain/focus-session/session-length";

/** The sessions of one length, or of all lengths from one preset up to the next. */
export interface LengthRow {
  from: number;
  to: number;
  completed: number;
  broken: number;
}

/** With more lengths than this, they are grouped by preset. */
const MAX_ROWS = 7;

/** Rows by length, shortest first. Rows without a session are left out. */
export function groupLengths(byLength: readonly LengthTally[]): LengthRow[] {
  if (byLength.length <= MAX_ROWS) {
    return byLength.map(({ minutes, completed, broken }) => ({
      from: minutes,
      to: minutes,
      completed,
      broken,
    }));
  }
  const starts = [MIN_MINUTES, ...PRESET_MINUTES];
  return starts
    .map((from, index) => {
      const to = (starts[index + 1] ?? MAX_MINUTES + 1) - 1;
      const within = byLength.filter(({ minutes }) => from <= minutes && minutes <= to);
      const sum = (key: "completed" | "broken") =>
        within.reduce((total, tally) => total + tally[key], 0);
      return { from, to, completed: sum("completed"), broken: sum("broken") };
    })
    .filter(({ completed, broken }) => completed + broken > 0);
}
