/** How far a key goes along things in a row. */
const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * Where a key leads from one of `count` things drawn from left to right, or null where it leads
 * nowhere.
 *
 * @param row how many stand in a row; arrows up and down go so far, one step where there is one row.
 */
export function walk(key: string, at: number, count: number, row = 1): number | null {
  const steps: Record<string, number> = {
    ...STEPS,
    ArrowUp: -row,
    ArrowDown: row,
    PageUp: -4 * row,
    PageDown: 4 * row,
  };
  const by = steps[key];
  return by === undefined ? null : Math.min(count - 1, Math.max(0, at + by));
}
