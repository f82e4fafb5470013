/** Steps that do not depend on the length of a row. */
const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * The index a key press moves to among `count` items drawn from left to right, or null for other
 * keys.
 *
 * @param rowLength how far the up and down arrows move; 1 for items in a single row.
 */
export function rovingIndex(
  key: string,
  index: number,
  count: number,
  rowLength = 1,
): number | null {
  const steps: Record<string, number> = {
    ...STEPS,
    ArrowUp: -rowLength,
    ArrowDown: rowLength,
    PageUp: -4 * rowLength,
    PageDown: 4 * rowLength,
  };
  const step = steps[key];
  return step === undefined ? null : Math.min(count - 1, Math.max(0, index + step));
}
