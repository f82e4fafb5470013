import type { Db } from "@/db/client";
import * as table from "@/db/schema";
import { DEFAULT_ACTIVITIES } from "@/domain/focus-session/default-activities";
import { addDays, findMonday } from "@/domain/time/period";
import { COACH } from "./coach";

/** A member of the study group who is in the database. */
export interface SeededMember {
  userId: string;
  findActivityId(name: string): string;
}

interface CoachContext {
  roomId: string;
  timeZone: string;
  passwordHash: string;
  email: string;
  now: Date;
  /** The local day of `now`. */
  today: string;
  members: ReadonlyMap<string, SeededMember>;
}

const DAY_MS = 86_400_000;

/** Adds the study group's coach, what each member shares with her, and her notes and plans. */
export async function seedCoach(tx: Db, context: CoachContext): Promise<void> {
  const { roomId, timeZone, passwordHash, email, now, members } = context;
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const joinedAt = ago(7 * COACH.weeks);
  const account = { name: COACH.name, email, passwordHash, timeZone, createdAt: joinedAt };
  const [coach] = await tx.insert(table.user).values(account).returning();
  if (!coach) throw new Error("the coach was not inserted");
  const coachId = coach.id;
  await tx.insert(table.membership).values({ roomId, userId: coachId, role: "coach", joinedAt });
  await tx.insert(table.activity).values(
    DEFAULT_ACTIVITIES.map((of, position) => ({
      ...{ ...of, position, userId: coachId, createdAt: joinedAt },
    })),
  );
  const withCoach = (name: string) => ({
    roomId,
    coachId,
    userId: findMember(members, name).userId,
  });
  await tx.insert(table.coachGrant).values(
    Object.entries(COACH.grants).map(([name, { targets, reflections, reasons, scope }]) => ({
      ...withCoach(name),
      ...{ scope, seesTargets: targets, seesReflections: reflections, seesReasons: reasons },
      ...{ sinceDate: null, grantedAt: joinedAt },
    })),
  );
  await tx.insert(table.coachNote).values(
    COACH.notes.map(({ to, daysAgo, isRead, text }) => ({
      ...{ ...withCoach(to), text, writtenAt: ago(daysAgo) },
      readAt: isRead ? ago(daysAgo - 1) : null,
    })),
  );
  await tx.insert(table.coachAccess).values(
    COACH.pageViews.map(({ at, daysAgo }) => ({
      ...{ ...withCoach(at), what: "page" as const, accessedAt: ago(daysAgo) },
    })),
  );
  await seedPlans(tx, { ...context, coachId, ago });
}

/** Adds suggested plans, and a goal for each accepted one. */
async function seedPlans(
  tx: Db,
  {
    roomId,
    coachId,
    members,
    today,
    ago,
  }: CoachContext & { coachId: string; ago(days: number): Date },
): Promise<void> {
  for (const { to, activity, daysAgo, isAccepted, ...amounts } of COACH.plans) {
    const { userId, findActivityId } = findMember(members, to);
    const answeredAt = isAccepted === null ? null : ago(daysAgo - 1);
    const on = { userId, activityId: findActivityId(activity) };
    await tx.insert(table.coachPlan).values({
      ...on,
      ...amounts,
      roomId,
      coachId,
      suggestedAt: ago(daysAgo),
      answeredAt,
      isAccepted,
    });
    if (!isAccepted || !answeredAt) continue;
    const { unit, amount } = amounts;
    const fromWeek = findMonday(addDays(today, 1 - daysAgo));
    const goal = { ...on, fromWeek, unit, amount, suggestedBy: coachId, setAt: answeredAt };
    await tx.insert(table.goal).values(goal);
  }
}

function findMember(members: CoachContext["members"], name: string): SeededMember {
  const member = members.get(name);
  if (!member) throw new Error(`${name} is not in the study group`);
  return member;
}
