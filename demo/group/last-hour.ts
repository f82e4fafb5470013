import type { BreakReason } from "@/domain/focus-session/break-reason";
import { createSession, type DemoSession } from "./session";

const MINUTE_MS = 60_000;

/** A session that started `ago` minutes before now. */
interface RecentSession {
  ago: number;
  minutes: number;
  activity: string;
  target?: string;
  brokenAfter?: number;
  breakReason?: BreakReason;
  note?: string;
}

/** The group in mid-session, by name; all of it happens in the room. */
const LAST_HOUR: Record<string, RecentSession[]> = {
  Mara: [
    { ago: 60, minutes: 23, activity: "Study", target: "lecture 8, first half", note: "went well" },
    { ago: 37, minutes: 5, activity: "Rest" },
    {
      ago: 30,
      minutes: 25,
      activity: "Study",
      target: "lecture 8, second half",
      brokenAfter: 12,
      breakReason: "message",
    },
  ],
  Jonas: [
    { ago: 59, minutes: 25, activity: "Reading", target: "chapter 8" },
    { ago: 17, minutes: 25, activity: "Reading", target: "chapter 8, exercises" },
  ],
  Aiyana: [{ ago: 27, minutes: 45, activity: "Lab report", target: "figures 2 to 4" }],
  Teo: [
    { ago: 58, minutes: 15, activity: "Flash cards", target: "nomenclature" },
    { ago: 43, minutes: 10, activity: "Rest" },
    { ago: 2, minutes: 25, activity: "Flash cards", target: "nomenclature, again" },
  ],
  Lena: [{ ago: 32, minutes: 90, activity: "Admin", target: "scholarship form" }],
  Priya: [
    { ago: 52, minutes: 45, activity: "Mock exam", target: "part B" },
    { ago: 6, minutes: 10, activity: "Rest" },
  ],
  Sam: [
    { ago: 56, minutes: 25, activity: "Summary", brokenAfter: 14, breakReason: "tired" },
    { ago: 24, minutes: 15, activity: "Summary", target: "two pages" },
  ],
  Okan: [{ ago: 190, minutes: 45, activity: "Study" }],
};

/** A member's sessions of about the last hour, oldest first. */
export function buildLastHour(name: string, now: Date, timeZone: string): DemoSession[] {
  return (LAST_HOUR[name] ?? []).map(({ ago, minutes, activity, brokenAfter, ...texts }) => {
    const at = (after: number) => new Date(now.getTime() + (after - ago) * MINUTE_MS);
    const start = { activity, startedAt: at(0), isInRoom: true, timeZone };
    const brokenAt = brokenAfter === undefined ? null : at(brokenAfter);
    return { ...createSession(start, minutes), ...texts, brokenAt };
  });
}
