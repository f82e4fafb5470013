import type { BreakReason } from "@/domain/focus-session/break-reason";
import type { Color } from "@/domain/focus-session/color";
import type { Sharing } from "@/domain/room/sharing";
import type { GoalUnit } from "@/domain/stats/goal";
import type { ReviewQuestion } from "@/domain/stats/review-question";

/** A member of the study group and the habits that their history is generated from. */
export interface Person {
  name: string;
  sharing: Sharing;
  /** Takes part in the room's comparison. */
  isCompared: boolean;
  /** Activities in addition to the default ones. */
  ownActivities: { name: string; color: Color }[];
  /** The week of the history in which they joined; the first is 1. */
  joinWeek: number;
  habits: Habits;
  plans: Plans;
}

/** A time of day with a few consecutive sessions. */
export interface Routine {
  /** The usual start in hours of the local day: 13.5 is 13:30. */
  hour: number;
  sessions: number;
  isInRoom: boolean;
}

export interface Habits {
  workPeriods: Routine[];
  /** The probability of each work period by weekday, Monday first. */
  weekdays: readonly [number, number, number, number, number, number, number];
  activities: readonly (readonly [name: string, weight: number])[];
  lengths: readonly (readonly [minutes: number, weight: number])[];
  /** The length, in minutes, of which they complete half. */
  capacity: number;
  /** Scale of the logistic curve around the capacity, in minutes. */
  spread: number;
  /** Share of the capacity that they lose over the last three weeks. */
  capacityLoss: number;
  /** Completes the first session of every working day. */
  completesFirst: boolean;
  /** Share of broken sessions that they restart at once. */
  restartShare: number;
  reasons: readonly (readonly [BreakReason, weight: number])[];
  /** The minute at which they end early most often. */
  breaksAt: number;
  /** Targets by activity; `#` is replaced by the current chapter. */
  targets: Record<string, readonly string[]>;
  notes: { kept: readonly string[]; broken: readonly string[] };
}

export interface Plans {
  /** Weekly days off (ISO weekdays) from the start of a week of the history. */
  restWeekdays: { week: number; weekdays: number[] }[];
  /** Single days off, by how many days ago; -3 is in three days. */
  restDates: number[];
  /** Days without a session, by how many days ago, both included. */
  off: { from: number; to: number }[];
  /** Days in another zone, by how many days ago; on the first and the last they travel. */
  trip: { from: number; to: number; timeZone: string } | null;
  goals: { week: number; activity: string; unit: GoalUnit; amount: number }[];
  /** Their answers to weekly reviews, in the order they are used. */
  answers: Partial<Record<ReviewQuestion, readonly string[]>>;
}
