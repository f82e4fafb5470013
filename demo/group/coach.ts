import type { Grant } from "@/domain/coaching/grant";
import type { GoalUnit } from "@/domain/stats/goal";

/** The grant of a member to the coach, always including their history. */
type SharedWithCoach = Omit<Grant, "sinceDate">;

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

const roomOnly: SharedWithCoach = {
  scope: "room",
  targets: false,
  reflections: false,
  reasons: false,
};

/** The study group's tutor, who coaches the room and runs no sessions. */
export const COACH = {
  name: "Nora",
  /** She joined this many weeks ago. */
  weeks: 6,
  /** Lena shares nothing. */
  grants: {
    Mara: { ...roomOnly, scope: "all", targets: true, reasons: true },
    Jonas: roomOnly,
    Aiyana: { ...roomOnly, reasons: true },
    Teo: { ...roomOnly, reflections: true, reasons: true },
    Priya: { ...roomOnly, scope: "all" },
    Sam: roomOnly,
    Okan: roomOnly,
  } satisfies Record<string, SharedWithCoach> as Record<string, SharedWithCoach>,
  notes: [
    { to: "Mara", daysAgo: 8, isRead: true, text: "Three mornings in a row. What did you change?" },
    {
      to: "Mara",
      daysAgo: 1,
      isRead: false,
      text: "Most of your 90-minute sessions end early. Try the suggested length?",
    },
    {
      to: "Teo",
      daysAgo: 3,
      isRead: false,
      text: "Shorter sessions this week, and before eight. Agreed?",
    },
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
  /** Views of members' pages. */
  pageViews: [
    { at: "Mara", daysAgo: 8 },
    { at: "Mara", daysAgo: 1 },
    { at: "Teo", daysAgo: 3 },
    { at: "Okan", daysAgo: 3 },
  ],
};
