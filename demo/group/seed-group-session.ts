import { Temporal } from "temporal-polyfill";
import type { Db } from "@/db/client";
import * as table from "@/db/schema";
import { findCommonEnd, findOccurrence } from "@/domain/group-session/schedule";
import type { Outcome } from "@/domain/group-session/start-rules";
import { localDay } from "@/domain/time/local-day";
import { addDays, isoWeekday } from "@/domain/time/period";
import type { SeededMember } from "./seed-coach";
import { createSession, type DemoSession, findEnd } from "./session";

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
/** The next one is at the quarter of an hour that is at least this far away. */
const AHEAD_MS = 30 * MINUTE_MS;
const TITLE = "Problem set";
const MINUTES = 45;

/** Who joined the next one. */
const NEXT = { Jonas: "Reading", Priya: "Mock exam", Sam: "Summary" };

interface PastJoin {
  activity: string;
  lateMinutes?: number;
  brokenAfter?: number;
}

/** Who joined in the weeks before, by the weeks ago. */
const PAST: Record<number, Record<string, PastJoin>> = {
  1: {
    Mara: { activity: "Study" },
    Jonas: { activity: "Reading" },
    Priya: { activity: "Mock exam", lateMinutes: 7 },
    Sam: { activity: "Summary", brokenAfter: 21 },
  },
  2: {
    Mara: { activity: "Study" },
    Aiyana: { activity: "Lab report" },
    Sam: { activity: "Summary" },
  },
  3: {
    Jonas: { activity: "Reading" },
    Teo: { activity: "Flash cards" },
    Mara: { activity: "Study" },
  },
};

interface Member extends SeededMember {
  /** Everything that they have done. */
  sessions: readonly DemoSession[];
}

interface GroupSessionContext {
  roomId: string;
  timeZone: string;
  now: Date;
  members: ReadonlyMap<string, Member>;
}

/**
 * A weekly group session of the demo people that starts soon, and its last weeks. Its attendance is
 * that of the sessions it adds: who ran something else at that time is listed as busy or absent.
 */
export async function seedGroupSession(tx: Db, context: GroupSessionContext): Promise<void> {
  const { roomId, timeZone, now } = context;
  const at = new Date(Math.ceil((now.getTime() + AHEAD_MS) / QUARTER_MS) * QUARTER_MS);
  const date = localDay(at, timeZone);
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(
    timeZone,
  );
  const pad = (part: number) => String(part).padStart(2, "0");
  const schedule = { weekdays: [isoWeekday(date)], time: `${pad(hour)}:${pad(minute)}` };
  const [row] = await tx
    .insert(table.groupSession)
    .values({
      ...{ roomId, createdBy: find(context, "Mara").userId, title: TITLE, minutes: MINUTES },
      ...{ ...schedule, createdAt: addWeeks(now, -4), nextDate: date, nextAt: at },
    })
    .returning();
  if (!row) throw new Error("the group session was not inserted");
  await tx.insert(table.groupSessionJoin).values(
    Object.entries(NEXT).map(([name, activity]) => {
      const { userId, findActivityId } = find(context, name);
      const joinedAt = new Date(now.getTime() - 40 * MINUTE_MS);
      return {
        ...{ groupSessionId: row.id, date, userId, joinedAt },
        activityId: findActivityId(activity),
      };
    }),
  );
  for (const [weeks, joins] of Object.entries(PAST)) {
    const past = findOccurrence(schedule, timeZone, addDays(date, -7 * Number(weeks)));
    if (past) await seedOccurrence(tx, context, { groupSessionId: row.id, ...past, joins });
  }
}

interface PastOccurrence {
  groupSessionId: string;
  date: string;
  startsAt: Date;
  joins: Record<string, PastJoin>;
}

async function seedOccurrence(
  tx: Db,
  context: GroupSessionContext,
  { groupSessionId, date, startsAt, joins }: PastOccurrence,
): Promise<void> {
  const { roomId } = context;
  const endsAt = findCommonEnd(startsAt, MINUTES);
  await tx.insert(table.groupSessionOccurrence).values({
    ...{ groupSessionId, date, roomId, title: TITLE, startsAt, endsAt, settledAt: startsAt },
  });
  for (const [name, join] of Object.entries(joins)) {
    const { userId, findActivityId, sessions } = find(context, name);
    const activityId = findActivityId(join.activity);
    const outcome = findOutcome(sessions, join, { startsAt, endsAt });
    if (outcome === "present" || outcome === "late") {
      const { activity: _, isInRoom, ...facts } = buildSession(join, startsAt, context.timeZone);
      await tx
        .insert(table.focusSession)
        .values({ ...facts, restartOf: null, userId, activityId, roomId, groupSessionId });
    }
    const joinedAt = new Date(startsAt.getTime() + (join.lateMinutes ?? -90) * MINUTE_MS);
    await tx
      .insert(table.groupSessionJoin)
      .values({ groupSessionId, date, userId, activityId, joinedAt, outcome });
  }
}

/** A person who ran another session at the start was busy; who began one later was absent. */
function findOutcome(
  sessions: readonly DemoSession[],
  { lateMinutes }: PastJoin,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
): Outcome {
  const others = sessions.filter(
    (one) => one.startedAt < endsAt && findEnd(one) > startsAt.getTime(),
  );
  if (others.some(({ startedAt }) => startedAt <= startsAt)) return "busy";
  if (others.length > 0) return "absent";
  return lateMinutes === undefined ? "present" : "late";
}

function buildSession(
  { activity, lateMinutes = 0, brokenAfter }: PastJoin,
  startsAt: Date,
  timeZone: string,
): DemoSession {
  const after = (minutes: number) => new Date(startsAt.getTime() + minutes * MINUTE_MS);
  const start = { activity, startedAt: after(lateMinutes), isInRoom: true, timeZone };
  const session = createSession(start, MINUTES - lateMinutes);
  if (brokenAfter === undefined) return session;
  return { ...session, brokenAt: after(brokenAfter), breakReason: "tired" };
}

const addWeeks = (at: Date, weeks: number) => new Date(at.getTime() + weeks * 7 * 86_400_000);

function find({ members }: GroupSessionContext, name: string): Member {
  const member = members.get(name);
  if (!member) throw new Error(`the demo has no ${name}`);
  return member;
}
