import { z } from "zod";
import type { Flag } from "../coaching/flags";
import { GRANT_SCOPES, type Grant } from "../coaching/grant";
import { FLAG_CHOICES, MAX_NAME_PART } from "../coaching/roster-filter";
import { BREAK_REASONS } from "../focus-session/break-reason";
import { namedActivityOutput } from "./activity";
import {
  patternsOutput,
  periodInput,
  personalDashboardOutput,
  sizingOutput,
  streakDayOutput,
  streakOutput,
} from "./dashboard";
import {
  wireCount,
  wireDay,
  wireId,
  wireInstant,
  wireMinutes,
  wireRate,
} from "./fields/output-fields";
import { id, slug } from "./fields/text";
import { coachedSessionOutput } from "./focus-session";
import { activityTallyOutput, periodToDateOutput, ratedTallyOutput, tallyOutput } from "./tally";

/** Set by downloads, which the member's access log lists as such. */
const isExport = z.boolean().default(false);

/** `coach.members`: all members of the roster, or those who match its filter. */
export const coachMembersInput = z.strictObject({
  roomSlug: slug,
  flag: z.enum(FLAG_CHOICES).default("all"),
  name: z.string().max(MAX_NAME_PART).default(""),
  isExport,
});

/** `coach.member`: inclusive local days, and another period to compare them with. */
export const coachMemberInput = periodInput({
  roomSlug: slug,
  userId: id,
  compare: periodInput({}).optional(),
  isExport,
});

export const grantOutput = z.strictObject({
  scope: z.enum(GRANT_SCOPES),
  targets: z.boolean(),
  reflections: z.boolean(),
  reasons: z.boolean(),
  sinceDate: wireDay.nullable(),
}) satisfies z.ZodType<Grant>;

const flagOutput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("streak_at_risk"), streak: wireCount }),
  z.strictObject({ kind: z.literal("silent"), days: wireCount }),
  z.strictObject({ kind: z.literal("kept_rate_falling"), from: z.number(), to: z.number() }),
  z.strictObject({ kind: z.literal("kept_rate_low"), rate: z.number(), ended: wireCount }),
  z.strictObject({
    kind: z.literal("sizes_too_long"),
    activityName: z.string(),
    minutes: wireMinutes,
    suggestedMinutes: wireMinutes,
  }),
]) satisfies z.ZodType<Flag>;

/** An item of `coach.members`: a row of the roster. All figures lie within the grant. */
export const coachedMemberOutput = z.strictObject({
  userId: wireId,
  name: z.string(),
  streak: streakOutput.pick({ current: true, longest: true }),
  /** The last 28 local days of the member, oldest first. */
  strip: z.array(streakDayOutput.pick({ date: true, status: true, isBefore: true })),
  thisWeek: tallyOutput,
  lastWeek: tallyOutput,
  /** The days of last week up to today's weekday, to compare this week with. */
  lastWeekSoFar: tallyOutput,
  /** Of the last 28 days. */
  completionRate: wireRate,
  /** Of the last 28 days, most focus time first. */
  byActivity: z.array(activityTallyOutput),
  /** Local day of the last session within the grant. */
  lastSessionOn: wireDay.nullable(),
  /** Start of that session; null where the scope is `all`, which gives days but no times. */
  lastSessionAt: wireInstant.nullable(),
  flags: z.array(flagOutput),
  grant: grantOutput,
});
export type CoachedMember = z.infer<typeof coachedMemberOutput>;

/**
 * Sessions of a member outside the coach's room, by activity and local day, without times and
 * places. Texts are only there where granted, in an order that says nothing about time.
 */
const elsewhereDayOutput = tallyOutput.extend({
  date: wireDay,
  activity: namedActivityOutput,
  targets: z.array(z.string()),
  reflections: z.array(z.string()),
  reasons: z.array(z.enum(BREAK_REASONS)),
});
export type ElsewhereDay = z.infer<typeof elsewhereDayOutput>;

/** Answer of `coach.member`. All figures lie within the grant. */
export const coachedMemberPageOutput = z.strictObject({
  userId: wireId,
  name: z.string(),
  timeZone: z.string(),
  grant: grantOutput,
  dashboard: personalDashboardOutput,
  /** Only when a second period was asked for. */
  compared: ratedTallyOutput.nullable(),
  /**
   * Null once the period is over in the member's time zone. `compared` is as in
   * `comparePeriodToDate`.
   */
  soFar: periodToDateOutput.extend({ compared: ratedTallyOutput.nullable() }).nullable(),
  streak: streakOutput,
  /** `byPart` is filled only where every session within the grant was run in the room. */
  sizing: z.array(sizingOutput),
  /** `breaks` carry reasons only where granted; `byHour` counts only sessions in the room. */
  patterns: patternsOutput,
  /**
   * The latest sessions of the period that were run in the room, newest first. Targets, notes and
   * reasons are null where they are not granted.
   */
  sessions: z.array(coachedSessionOutput),
  /** All other sessions of the period, newest day first; empty where the scope is `room`. */
  elsewhere: z.array(elsewhereDayOutput),
  flags: z.array(flagOutput),
});
export type CoachedMemberPage = z.infer<typeof coachedMemberPageOutput>;
