import { z } from "zod";
import { BREAK_REASONS } from "../focus-session/break-reason";
import { isStatsDay, isWithinTenYears } from "../time/day-bounds";
import { DAY_PARTS } from "../time/day-part";
import { namedActivityOutput } from "./activity";
import { wireCount, wireDay, wireId, wireMinutes } from "./fields/output-fields";
import { day, id, slug } from "./fields/text";
import { recentSessionOutput } from "./room-state";
import {
  activityTallyOutput,
  datedTallyOutput,
  dayTallyOutput,
  lengthTallyOutput,
  ratedTallyOutput,
  tallyOutput,
} from "./tally";

const statsDay = day.refine(isStatsDay);

/** Inclusive local days in order, at most ten years apart, together with other fields. */
export const periodInput = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .strictObject({ from: statsDay, to: statsDay, ...shape })
    .refine((input) => isPeriod(input as { from: string; to: string }), { path: ["to"] });

const isPeriod = (period: { from: string; to: string }) =>
  period.from <= period.to && isWithinTenYears(period);

/** `dashboard.personal` and `dashboard.patterns`: an activity filters every figure. */
export const personalInput = periodInput({ activityId: id.optional() });

export const roomDashboardInput = periodInput({ roomSlug: slug });

/** `dashboard.streak`: the days to list, both ends or neither. */
export const streakInput = periodInput({}).optional();

/** Answer of `dashboard.personal`. */
export const personalDashboardOutput = ratedTallyOutput.extend({
  from: wireDay,
  to: wireDay,
  /** Most focus time first. */
  byActivity: z.array(activityTallyOutput),
  /** Every day of the period, oldest first. */
  byDay: z.array(dayTallyOutput),
  /** The period of equal length before. */
  previous: ratedTallyOutput,
});
export type PersonalDashboard = z.infer<typeof personalDashboardOutput>;

/** Answer of `dashboard.patterns`. */
export const patternsOutput = z.strictObject({
  /** Shortest first. */
  byLength: z.array(lengthTallyOutput),
  /** Completed sessions by the weekday (ISO) and hour (0–23) on the wall clock at their start. */
  byHour: z.array(
    z.strictObject({
      weekday: z.int().min(1).max(7),
      hour: z.int().min(0).max(23),
      completed: wireCount,
    }),
  ),
  /** Sessions ended early by the minute in which they ended (0 is the first) and the reason. */
  breaks: z.array(
    z.strictObject({
      activityId: wireId,
      minute: wireMinutes,
      reason: z.enum(BREAK_REASONS).nullable(),
      count: wireCount,
    }),
  ),
  /** Sessions marked unfocused: broken, at no known minute. */
  drifted: z.array(z.strictObject({ activityId: wireId, count: wireCount })),
});
export type Patterns = z.infer<typeof patternsOutput>;

const dayStatusOutput = z.enum(["kept", "broken_only", "missed", "rest"]);
export type DayStatus = z.infer<typeof dayStatusOutput>;

export const streakDayOutput = z.strictObject({
  date: wireDay,
  /** `missed` also covers today until it is kept, and the days before the first session. */
  status: dayStatusOutput,
  completed: wireCount,
  broken: wireCount,
  /** The rule that makes it a rest day, whether or not it was kept. */
  rest: z.enum(["weekday", "date"]).nullable(),
  /** Set on days that were over before the first session: they could not be kept or missed. */
  isBefore: z.literal(true).optional(),
});
export type StreakDay = z.infer<typeof streakDayOutput>;

/** Answer of `dashboard.streak`. Lengths count kept days. */
export const streakOutput = z.strictObject({
  current: wireCount,
  longest: wireCount,
  today: z.enum(["kept", "pending", "rest"]),
  days: z.array(streakDayOutput),
});
export type Streak = z.infer<typeof streakOutput>;

/** Right-sizing in one part of the day. */
const partOfSizingOutput = z.strictObject({
  part: z.enum(DAY_PARTS),
  /** False when `suggestedMinutes` is the whole day's. */
  isOwn: z.boolean(),
  suggestedMinutes: wireMinutes.nullable(),
  /** Shortest first. */
  byLength: z.array(lengthTallyOutput),
});
export type PartOfSizing = z.infer<typeof partOfSizingOutput>;

/** An item of `dashboard.sizing`, one per activity that is not a rest. */
export const sizingOutput = z.strictObject({
  activityId: wireId,
  ...namedActivityOutput.omit({ id: true }).shape,
  /** The longest length that is reliably completed, or null with too few sessions to tell. */
  suggestedMinutes: wireMinutes.nullable(),
  /** Shortest first. */
  byLength: z.array(lengthTallyOutput),
  /** The same by the part of the day in which sessions started; parts without one are left out. */
  byPart: z.array(partOfSizingOutput),
});
export type Sizing = z.infer<typeof sizingOutput>;

/** A member in the room's comparison. */
const memberTallyOutput = tallyOutput.extend({
  userId: wireId,
  name: z.string(),
  /** One name may occur under several ids. */
  byActivity: z.array(activityTallyOutput),
  byDay: z.array(datedTallyOutput),
});
export type MemberTally = z.infer<typeof memberTallyOutput>;

/** Answer of `dashboard.room`. */
export const roomDashboardOutput = z.strictObject({
  from: wireDay,
  to: wireDay,
  /** Those who take part, the viewer first; only the viewer when they do not. */
  members: z.array(memberTallyOutput),
  /** The sum over `members` and nobody else. */
  total: ratedTallyOutput,
  byDay: z.array(datedTallyOutput),
  /** True if the viewer takes part in the comparison. */
  isCompared: z.boolean(),
});
export type RoomDashboard = z.infer<typeof roomDashboardOutput>;

/** Up to this many members, `dashboard.roomToday` has their sessions. */
export const MOST_ON_TODAY = 8;

/** Answer of `dashboard.roomToday`: what was run in the room on the viewer's local day. */
export const roomTodayOutput = tallyOutput.extend({
  date: wireDay,
  /** The number of members whose sessions are counted. */
  people: wireCount,
  /** False if the figures are only the viewer's own, because nobody is compared with them. */
  isCompared: z.boolean(),
  /**
   * The ended sessions of each of these members, rests included, oldest first and without targets.
   * Empty when there are more than `MOST_ON_TODAY` members.
   */
  members: z.array(
    z.strictObject({
      userId: wireId,
      sessions: z.array(recentSessionOutput.omit({ target: true })),
    }),
  ),
});
export type RoomToday = z.infer<typeof roomTodayOutput>;
