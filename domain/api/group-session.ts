import { z } from "zod";
import { MAX_MINUTES, MIN_MINUTES } from "../focus-session/session-length";
import { ATTENDANCE_STATUSES, OCCURRENCE_STATES } from "../group-session/start-rules";
import { wireCount, wireDay, wireId, wireInstant, wireMinutes } from "./fields/output-fields";
import { day, id, instant, line, optionalLine, slug } from "./fields/text";
import { MAX_TARGET, MAX_TITLE } from "./fields/text-length";
import { focusSessionOutput } from "./focus-session";
import { isReason, type Reason } from "./reasons";

const outOfRange: Reason = "length_out_of_range";

const minutes = z.int().min(MIN_MINUTES, outOfRange).max(MAX_MINUTES, outOfRange);
const weekdays = z
  .array(z.int().min(1).max(7))
  .min(1)
  .max(7)
  .transform((days) => [...new Set(days)].sort());
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

interface WhenInput {
  startsAt?: unknown;
  weekdays?: unknown;
  time?: unknown;
}

/** Either `startsAt`, or `weekdays` with a `time` of the room's zone. */
const isOneWhen = ({ startsAt, weekdays, time }: WhenInput): boolean =>
  startsAt === undefined
    ? weekdays !== undefined && time !== undefined
    : weekdays === undefined && time === undefined;

/** The time of a group session is given as one of the two kinds. */
const when = {
  startsAt: instant.optional(),
  weekdays: weekdays.optional(),
  time: time.optional(),
};

export const createGroupSessionInput = z
  .strictObject({ roomSlug: slug, minutes, title: optionalLine(MAX_TITLE), ...when })
  .refine(isOneWhen, { path: ["startsAt"] });

/** Omitted fields stay. A new time or length removes the joins of dates that have not begun. */
export const updateGroupSessionInput = z
  .strictObject({
    id,
    minutes: minutes.optional(),
    title: z.union([line(MAX_TITLE), z.literal("")]).nullish(),
    ...when,
  })
  .refine(
    (input) =>
      (input.startsAt === undefined && input.weekdays === undefined && input.time === undefined) ||
      isOneWhen(input),
    { path: ["startsAt"] },
  );

/** `groupSession.cancel`: one date, or without a date all that have not begun. */
export const cancelGroupSessionInput = z.strictObject({ id, date: day.optional() });

export const joinGroupSessionInput = z.strictObject({
  id,
  date: day,
  activityId: id,
  target: optionalLine(MAX_TARGET),
});

export const leaveGroupSessionInput = z.strictObject({ id, date: day });

const occurrenceOutput = z.strictObject({
  /** Identifies the occurrence: the local date in the room's zone. */
  date: wireDay,
  startsAt: wireInstant,
  endsAt: wireInstant,
});

const attendanceStatus = z.enum(ATTENDANCE_STATUSES);

/** The viewer's own join of an occurrence. */
const ownJoinOutput = z.strictObject({
  activityId: wireId,
  target: z.string().nullable(),
  status: attendanceStatus.nullable(),
  /** The reason why their session was not started although they were present. */
  problem: z.string().refine(isReason).nullable(),
});

/** Answer of `groupSession.create` and `update`, and an item of `groupSession.list`. */
export const groupSessionOutput = z.strictObject({
  id: wireId,
  roomSlug: z.string(),
  title: z.string().nullable(),
  minutes: wireMinutes,
  /** Null for a group session that takes place once. */
  weekdays: z.array(z.int().min(1).max(7)).nullable(),
  time: z.string().nullable(),
  /** The room's zone, for `time` and the dates. */
  timeZone: z.string(),
  /** The first occurrence that has not ended. Null when there is none any more. */
  next: occurrenceOutput.nullable(),
  /** The state of `next`. */
  state: z.enum(OCCURRENCE_STATES).nullable(),
  /** Who joined `next`, as far as the viewer may see them. */
  joined: z.array(
    z.strictObject({
      userId: wireId,
      name: z.string(),
      /** Only shown to people who joined too; null before it begins. */
      status: attendanceStatus.nullable(),
    }),
  ),
  isJoined: z.boolean(),
  own: ownJoinOutput.nullable(),
  /** The viewer may change and cancel it. */
  canManage: z.boolean(),
});
export type GroupSession = z.infer<typeof groupSessionOutput>;

/** Answer of `groupSession.join`: with the session that a latecomer's call started. */
export const joinedGroupSessionOutput = groupSessionOutput.extend({
  session: focusSessionOutput.nullable(),
});

/** An item of `groupSession.upcoming`: the next hours in all rooms of the viewer. */
export const upcomingGroupSessionOutput = groupSessionOutput.extend({ roomName: z.string() });

/** An item of `groupSession.attendance`, newest first. */
export const attendanceOutput = z.strictObject({
  id: wireId,
  ...occurrenceOutput.shape,
  title: z.string().nullable(),
  people: z.array(z.strictObject({ userId: wireId, name: z.string(), status: attendanceStatus })),
});
export type Attendance = z.infer<typeof attendanceOutput>;

/** An item of `groupSession.suggestTimes`, best first, with the reason. */
export const suggestedTimeOutput = z.strictObject({
  /** Hours of the room's day. */
  fromHour: z.int().min(0).max(23),
  toHour: z.int().min(0).max(23),
  /** Sessions of the last weeks that began in these hours. */
  completed: wireCount,
  ended: wireCount,
});

/** The answer of `groupSession.timeTogether`: the best hours of several members, with the reason. */
export const timeTogetherOutput = z.strictObject({
  /** `people` often complete sessions in these hours. */
  best: suggestedTimeOutput.extend({ people: wireCount }),
  /** The hours of the room's day in which sessions began, in order. */
  hours: z.array(
    z.strictObject({ hour: z.int().min(0).max(23), completed: wireCount, ended: wireCount }),
  ),
});
export type TimeTogether = z.infer<typeof timeTogetherOutput>;
