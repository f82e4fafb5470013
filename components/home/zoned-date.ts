/**
 * The calendar day, `YYYY-MM-DD`, in an IANA zone at an instant (epoch ms). Only to ask for a day's
 * list: to which day a session belongs is for `domain/time/local-day.ts` and the server to say.
 */
export function dayIn(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}
