/**
 * The hour on the wall, 0 to 23, in an IANA zone at an instant (epoch ms). Only to choose what to
 * suggest now: which hour a session counts for is for `domain/time/wall-hour.ts` and the server to say.
 */
export function hourIn(at: number, timeZone: string): number {
  const style = { timeZone, hour: "2-digit", hourCycle: "h23" } as const;
  const parts = new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn", style).formatToParts(at);
  return Number(parts.find(({ type }) => type === "hour")?.value ?? 0);
}
