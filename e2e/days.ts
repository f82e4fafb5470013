import { text } from "./texts";

const DAY_MS = 86_400_000;
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** The local day so many days later, both `YYYY-MM-DD`. */
export const plusDays = (day: string, days: number) =>
  new Date(at(day) + days * DAY_MS).toISOString().slice(0, 10);

/** A day as the pages write it, seen from `today`: "Fri 20 Nov", of another year with its year. */
export function dayWords(day: string, today: string): string {
  const year = day.slice(0, 4);
  return year === today.slice(0, 4) ? datedWords(day) : dayOfYearWords(day);
}

/** "Fri 20 Nov". */
export function datedWords(day: string): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en", { timeZone: "UTC", ...options }).format(at(day));
  return text("home.date", {
    weekday: part({ weekday: "short" }),
    day: part({ day: "numeric" }),
    month: part({ month: "short" }),
  });
}

/** "Fri 20 Nov 2026". */
export const dayOfYearWords = (day: string) =>
  text("record.dateOfYear", { date: datedWords(day), year: day.slice(0, 4) });
