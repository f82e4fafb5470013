import type { Grant } from "@/domain/coaching/grant";
import type { GoalUnit } from "@/domain/stats/goal";

/** What somebody of the study group lets the coach see; all of it with the history. */
type Granted = Omit<Grant, "sinceDate">;

interface SuggestedPlan {
  to: string;
  activity: string;
  unit: GoalUnit;
  amount: number;
  minutes: number | null;
  daysAgo: number;
  /** Null while it waits for an answer. */
  isAccepted: boolean | null;
}

const room: Granted = { scope: "room", targets: false, reflections: false, reasons: false };

/** The study group's tutor: in the room as its coach, without sessions of her own. */
export const COACH = {
  name: "Nora",
  /** How many weeks ago she came. */
  weeks: 6,
  /** Lena shares nothing. */
  grants: {
    Mara: { ...room, scope: "all", targets: true, reasons: true },
    Jonas: room,
    Aiyana: { ...room, reasons: true },
    Teo: { ...room, reflections: true, reasons: true },
    Priya: { ...room, scope: "all" },
    Sam: room,
    Okan: room,
  } satisfies Record<string, Granted> as Record<string, Granted>,
  notes: [
    { to: "Mara", daysAgo: 8, isRead: true, text: "Three mornings in a row. What did you change?" },
    {
      to: "Mara",
      daysAgo: 1,
      isRead: false,
      text: "Your 90s mostly break. Take the length the form suggests?",
    },
    { to: "Teo", daysAgo: 3, isRead: false, text: "Shorter this week, and before eight. Agreed?" },
  ],
  plans: [
    {
      ...{ to: "Mara", activity: "Reading", unit: "sessions", amount: 4, minutes: 25 },
      ...{ daysAgo: 1, isAccepted: null },
    },
    {
      ...{ to: "Jonas", activity: "Study", unit: "sessions", amount: 6, minutes: null },
      ...{ daysAgo: 15, isAccepted: true },
    },
  ] satisfies SuggestedPlan[] as SuggestedPlan[],
  /** How many days ago she opened whose page. */
  looks: [
    { at: "Mara", daysAgo: 8 },
    { at: "Mara", daysAgo: 1 },
    { at: "Teo", daysAgo: 3 },
    { at: "Okan", daysAgo: 3 },
  ],
};
