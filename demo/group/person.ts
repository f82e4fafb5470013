import type { BreakReason } from "@/domain/focus-session/break-reason";
import type { Color } from "@/domain/focus-session/color";
import type { Sharing } from "@/domain/room/sharing";
import type { GoalUnit } from "@/domain/stats/goal";
import type { ReviewQuestion } from "@/domain/stats/review-question";

/** Somebody of the study group, with all that their history is told from. */
export interface Person {
  name: string;
  sharing: Sharing;
  /** Takes part in the room's comparison. */
  isCompared: boolean;
  /** Activities beside the six that everyone begins with. */
  own: { name: string; color: Color }[];
  /** In which week of the story they joined; the first is 1. */
  joins: number;
  habits: Habits;
  plans: Plans;
}

/** A sitting: a few sessions one after the other. */
export interface Sitting {
  /** Hour of the local day at which it usually begins, 13.5 for half past one. */
  hour: number;
  sessions: number;
  isInRoom: boolean;
}

export interface Habits {
  sittings: Sitting[];
  /** How likely a sitting takes place, Monday first. */
  weekdays: readonly [number, number, number, number, number, number, number];
  activities: readonly (readonly [name: string, weight: number])[];
  lengths: readonly (readonly [minutes: number, weight: number])[];
  /** The length, in minutes, of which they keep every other. */
  capacity: number;
  /** How many minutes around it the odds take to turn. */
  spread: number;
  /** Share of the capacity that is lost over the last three weeks. */
  slips: number;
  /** Breaks no day: the first session of each is kept. */
  isFaithful: boolean;
  /** Share of broken sessions that are begun anew at once. */
  restarts: number;
  reasons: readonly (readonly [BreakReason, weight: number])[];
  /** The minute at which sessions that break most often do. */
  breaksAt: number;
  /** What exactly, by activity; `#` is where they have got to. */
  targets: Record<string, readonly string[]>;
  notes: { kept: readonly string[]; broken: readonly string[] };
}

export interface Plans {
  /** Rest weekdays (ISO) from the beginning of a week of the story on. */
  restWeekdays: { week: number; weekdays: number[] }[];
  /** Days of rest, by how many days ago; -3 is in three days. */
  restDates: number[];
  /** Days without a session, by how many days ago, both included. */
  off: { from: number; to: number }[];
  /** Days in another zone, by how many days ago; on the first and the last they travel. */
  stay: { from: number; to: number; timeZone: string } | null;
  goals: { week: number; activity: string; unit: GoalUnit; amount: number }[];
  /** What they answer in a weekly review, week by week; without any they write none. */
  answers: Partial<Record<ReviewQuestion, readonly string[]>>;
}
