import type { LengthTally } from "@/domain/api/wire-dashboard";
import { MAX_MINUTES, MIN_MINUTES, PRESET_MINUTES } from "@/domain/focus-session/session-length";

/** Completed and broken sessions of one length, or of lengths from one preset to the next. */
export interface LengthRow {
  from: number;
  to: number;
  completed: number;
  broken: number;
}

/** As many lengths as are shown one by one. */
const MAX_ROWS = 7;

/** Kept and lost by length, shortest first: each length by itself, or by presets where they are many. */
export function lengthRows(byLength: readonly LengthTally[]): LengthRow[] {
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
