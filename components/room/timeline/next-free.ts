const MINUTE_MS = 60_000;

/** Who surfaces first, and whether alone or together with others. */
export interface Surfacing<Runner> {
  /** Those whose end shows the same clock time, the soonest; at least one. */
  first: [Runner, ...Runner[]];
  /** `alone`: the only one in session; `first`, `some`: one or several of more; `all`: everyone. */
  how: "alone" | "first" | "some" | "all";
}

/** The first to surface among those in session; null when nobody is. Ends are told to the minute. */
export function surfacing<Runner extends { plannedEnd: string }>(
  running: readonly Runner[],
): Surfacing<Runner> | null {
  const soonest = Math.min(...running.map(minuteOf));
  const [one, ...others] = running.filter((runner) => minuteOf(runner) === soonest);
  if (!one) return null;
  const isEveryone = others.length + 1 === running.length;
  const isTogether = others.length > 0;
  const how = isTogether ? (isEveryone ? "all" : "some") : isEveryone ? "alone" : "first";
  return { first: [one, ...others], how };
}

const minuteOf = ({ plannedEnd }: { plannedEnd: string }) =>
  Math.floor(Date.parse(plannedEnd) / MINUTE_MS);
