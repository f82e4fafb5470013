export type { CoachedMember, CoachedMemberPage, ElsewhereDay } from "./coach";
export type { CoachNote, CoachPlan } from "./coach-messages";
export type { AccessLogEntry, GrantToCoach, WeeklyAccess } from "./coach-sharing";
