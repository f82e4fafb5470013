export type {
  DayStatus,
  FormerMembers,
  MemberTally,
  PartOfSizing,
  Patterns,
  PersonalDashboard,
  RoomDashboard,
  Sizing,
  Streak,
  StreakDay,
} from "./dashboard";
export type { GoalProgress } from "./goal";
export type { RestDays } from "./rest-days";
export type {
  ActivityTally,
  DayTally,
  LengthTally,
  PeriodToDate,
  RatedTally,
  Tally,
} from "./tally";
export type { WeekReview } from "./weekly-review";
