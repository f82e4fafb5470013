/**
 * What dashboards carry between server and browser: a contract, as `wire.ts` is. Local days are
 * `YYYY-MM-DD`, weeks their Monday, lengths whole minutes. Rest and running sessions are in no
 * figure; plans are in none either.
 */
import type { BreakReason } from "../focus-session/break-reason";
import type { Color } from "../focus-session/color";
import type { GoalUnit } from "../stats/goal";
import type { ReviewQuestion } from "../stats/review-question";
import type { DayPart } from "../time/day-part";
import type { FocusSession } from "./wire";

/** What some sessions came to. */
export interface Tally {
  completed: number;
  broken: number;
  /** The planned length of the completed ones. */
  focusMinutes: number;
}

/** A tally with its kept rate: completed / (completed + broken), or null with nothing ended. */
export interface RatedTally extends Tally {
  completionRate: number | null;
}

export interface ActivityTally extends Tally {
  activityId: string;
  name: string;
  color: Color;
}

export interface DayTally extends Tally {
  date: string;
  activities: ({ activityId: string } & Tally)[];
}

/** Answer of `dashboard.personal`: most protected activity first, every day of the range present. */
export interface PersonalDashboard extends RatedTally {
  from: string;
  to: string;
  byActivity: ActivityTally[];
  byDay: DayTally[];
  /** The period of equal length before. */
  previous: RatedTally;
}

/** What is fair to set beside a period that is not over. */
export interface PeriodToDate {
  /** How many of its days have begun; 0 before its first. */
  days: number;
  /** What as many days of the period before came to. */
  previous: RatedTally;
}

/** Completed and broken sessions of one length. */
export interface LengthTally {
  minutes: number;
  completed: number;
  broken: number;
}

/** Answer of `dashboard.patterns`: how sessions of the range were kept and lost. */
export interface Patterns {
  /** Shortest first. */
  byLength: LengthTally[];
  /** Completed sessions by where the wall clock stood when they started; ISO weekday, hour 0–23. */
  byHour: { weekday: number; hour: number; completed: number }[];
  /** The fracture map: how many sessions broke in their Nth minute (0 is the first), and why. */
  breaks: { activityId: string; minute: number; reason: BreakReason | null; count: number }[];
  /** Sessions that somebody owned up to have drifted in: broken, at no known minute. */
  drifted: { activityId: string; count: number }[];
}

export type DayStatus = "kept" | "broken_only" | "missed" | "rest";

export interface StreakDay {
  date: string;
  /** `missed` is also said of today while it may still be kept, and of days before the first session. */
  status: DayStatus;
  completed: number;
  broken: number;
  /** Why it is a day of rest, whether or not it was kept. */
  rest: "weekday" | "date" | "skipped" | null;
  /** Given of days that were over before the first session ever: nothing could be kept or missed. */
  isBefore?: true;
}

/** Answer of `dashboard.streak`. Lengths count kept days. */
export interface Streak {
  current: number;
  longest: number;
  today: "kept" | "pending" | "rest";
  days: StreakDay[];
}

/** Answer of `dashboard.sizing`, an item per activity that is no rest. */
export interface Sizing {
  activityId: string;
  name: string;
  color: Color;
  /** The longest length that is reliably kept, or null while the record does not say. */
  suggestedMinutes: number | null;
  /** Shortest first. */
  byLength: LengthTally[];
  /** The same by where the wall clock stood when they started; parts without a session are left out. */
  byPart: PartOfSizing[];
}

/** What a part of the day says of the lengths of an activity. */
export interface PartOfSizing {
  part: DayPart;
  /** Whether the part speaks for itself; else `suggestedMinutes` is the whole day's. */
  isOwn: boolean;
  suggestedMinutes: number | null;
  /** Shortest first. */
  byLength: LengthTally[];
}

/** A member in the room's comparison; the viewer comes first. */
export interface MemberTally extends Tally {
  userId: string;
  name: string;
  /** Empty where the member shares no activities. The same name may stand under several ids. */
  byActivity: ActivityTally[];
  byDay: ({ date: string } & Tally)[];
}

/** Answer of `dashboard.room`. */
export interface RoomDashboard {
  from: string;
  to: string;
  /** Who takes part; only the viewer when they do not. */
  members: MemberTally[];
  /** The sum over `members`, and over nobody else. */
  total: RatedTally;
  byDay: ({ date: string } & Tally)[];
  /** Whether the viewer takes part in the comparison. */
  isCompared: boolean;
  /**
   * What people who deleted their accounts left in the room, over all its days and in no other
   * figure here: told by threes, so that nothing can be had of one. Null while there is nothing to
   * tell, in a practice, and to whoever does not take part.
   */
  past: FormerMembers | null;
}

export interface FormerMembers extends Tally {
  people: number;
}

/** Answer of `restDays.get`. */
export interface RestDays {
  /** ISO weekdays that are off today. */
  weekdays: number[];
  /** What they become, and from which day on, when a change is declared. */
  next: { weekdays: number[]; fromDate: string } | null;
  /** Declared single days from today on, earliest first. */
  dates: string[];
  /** The person's local day: what is declared must lie after it. */
  today: string;
}

/** A goal of a week beside what the week came to. */
export interface GoalProgress {
  activityId: string;
  name: string;
  color: Color;
  unit: GoalUnit;
  amount: number;
  /** Completed sessions or protected minutes of that week, in `unit`. */
  done: number;
  /** The name of the coach whose plan it was, or null where the person set it themselves. */
  suggestedBy: string | null;
}

/** Answer of `weeklyReview.get`: one week, Monday to Sunday. */
export interface WeekReview extends RatedTally {
  week: string;
  /** Seven days with the sessions started on them, oldest first, rests and running ones included. */
  days: (Tally & { date: string; sessions: FocusSession[] })[];
  byActivity: ActivityTally[];
  /** The day with most and with least protected time among those that were used; null when fewer than two were. */
  bestDay: string | null;
  worstDay: string | null;
  question: ReviewQuestion;
  answer: string | null;
  previous: RatedTally;
  /** Null once the week is over. */
  soFar: PeriodToDate | null;
}
