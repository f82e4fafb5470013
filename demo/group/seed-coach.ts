import type { Db } from "@/db/client";
import * as table from "@/db/schema";
import { DEFAULT_ACTIVITIES } from "@/domain/focus-session/default-activities";
import { addDays, findMonday } from "@/domain/time/period";
import { COACH } from "./coach";

/** Somebody of the study group as they stand in the database. */
export interface Seated {
  userId: string;
  activityId(name: string): string;
}

interface Place {
  roomId: string;
  timeZone: string;
  passwordHash: string;
  email: string;
  now: Date;
  /** The local day of `now`. */
  today: string;
  seated: ReadonlyMap<string, Seated>;
}

const DAY_MS = 86_400_000;

/** Seats the study group's coach, with what each member lets her see and what she wrote to them. */
export async function seedCoach(tx: Db, place: Place): Promise<void> {
  const { roomId, timeZone, passwordHash, email, now, seated } = place;
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const joinedAt = ago(7 * COACH.weeks);
  const account = { name: COACH.name, email, passwordHash, timeZone, createdAt: joinedAt };
  const [coach] = await tx.insert(table.user).values(account).returning();
  if (!coach) throw new Error("the coach was not written");
  const coachId = coach.id;
  await tx.insert(table.membership).values({ roomId, userId: coachId, role: "coach", joinedAt });
  await tx.insert(table.activity).values(
    DEFAULT_ACTIVITIES.map((of, position) => ({
      ...{ ...of, position, userId: coachId, createdAt: joinedAt },
    })),
  );
  const between = (name: string) => ({ roomId, coachId, userId: find(seated, name).userId });
  await tx.insert(table.coachGrant).values(
    Object.entries(COACH.grants).map(([name, { targets, reflections, reasons, scope }]) => ({
      ...between(name),
      ...{ scope, seesTargets: targets, seesReflections: reflections, seesReasons: reasons },
      ...{ sinceDate: null, grantedAt: joinedAt },
    })),
  );
  await tx.insert(table.coachNote).values(
    COACH.notes.map(({ to, daysAgo, isRead, text }) => ({
      ...{ ...between(to), text, writtenAt: ago(daysAgo) },
      readAt: isRead ? ago(daysAgo - 1) : null,
    })),
  );
  await tx.insert(table.coachAccess).values(
    COACH.looks.map(({ at, daysAgo }) => ({
      ...{ ...between(at), what: "page" as const, accessedAt: ago(daysAgo) },
    })),
  );
  await suggest(tx, { ...place, coachId, ago });
}

/** Plans, and the goals that those which were accepted have become. */
async function suggest(
  tx: Db,
  { roomId, coachId, seated, today, ago }: Place & { coachId: string; ago(days: number): Date },
): Promise<void> {
  for (const { to, activity, daysAgo, isAccepted, ...amounts } of COACH.plans) {
    const { userId, activityId } = find(seated, to);
    const answeredAt = isAccepted === null ? null : ago(daysAgo - 1);
    const on = { userId, activityId: activityId(activity) };
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

function find(seated: Place["seated"], name: string): Seated {
  const member = seated.get(name);
  if (!member) throw new Error(`${name} is not in the study group`);
  return member;
}
