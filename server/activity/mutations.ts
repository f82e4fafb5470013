import { and, eq, isNull, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { databaseNow } from "@/db/clock";
import { lockUser } from "@/db/person-lock";
import { violatedConstraint } from "@/db/pg-errors";
import { activity, groupSessionJoin } from "@/db/schema";
import { type Color, findRarestColor } from "@/domain/focus-session/color";
import { MAX_ACTIVITIES, MAX_ACTIVITIES_EVER } from "@/domain/focus-session/default-activities";
import { listRoomIds } from "../account/queries";
import { findRunningSession } from "../focus-session/queries";
import type { Notice } from "../live/announce";
import { bumpPeople, bumpRooms } from "../live/versions";
import { Refusal, requireFound } from "../refusal";
import { countActivities, findActivity, listActiveColors } from "./queries";

interface Own {
  userId: string;
  id: string;
}

/** Creates an activity and returns its id. Without a color it gets the one used least. */
export async function createActivity(
  db: Db,
  given: { userId: string; name: string; color: Color | undefined; isRest: boolean },
): Promise<string> {
  return db.transaction(async (tx) => {
    await lockUser(tx, given.userId);
    const { active, ever } = await countActivities(tx, given.userId);
    refuseFullList(active);
    if (ever >= MAX_ACTIVITIES_EVER) throw new Refusal("activity_limit_ever");
    const color = given.color ?? findRarestColor(await listActiveColors(tx, given.userId));
    const [row] = await refusingTakenName(
      tx
        .insert(activity)
        .values({ ...given, color })
        .returning(),
    );
    return requireFound(row, "unexpected").id;
  });
}

/** Renames or recolors an activity. All its sessions show the new name. */
export async function updateActivity(
  db: Db,
  { userId, id, name, color }: Own & { name?: string; color?: Color },
): Promise<Notice> {
  return db.transaction(async (tx) => {
    await lockUser(tx, userId);
    const own = requireFound(await findActivity(tx, { userId, id }), "activity_not_found");
    if (own.mergedIntoId) throw new Refusal("activity_not_found");
    if (!name && !color) return {};
    const isThis = and(eq(activity.userId, userId), eq(activity.id, id));
    await refusingTakenName(tx.update(activity).set({ name, color }).where(isThis));
    return noticeRenamed(tx, userId);
  });
}

/**
 * Archives or restores an activity. One activity that is not a rest must stay active. The running
 * activity is not archived: `activity_running`.
 */
export async function archiveActivity(
  db: Db,
  { userId, id, isArchived }: Own & { isArchived: boolean },
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockUser(tx, userId);
    const own = requireFound(await findActivity(tx, { userId, id }), "activity_not_found");
    if (own.mergedIntoId) throw new Refusal("activity_not_found");
    if (isArchived === (own.archivedAt !== null)) return;
    if (isArchived) await refuseRunning(tx, { userId, id });
    const { active, counting } = await countActivities(tx, userId);
    if (!isArchived) refuseFullList(active);
    else if (!own.isRest && counting <= 1) throw new Refusal("last_activity");
    await refusingTakenName(
      tx
        .update(activity)
        .set({ archivedAt: isArchived ? databaseNow : null })
        .where(and(eq(activity.userId, userId), eq(activity.id, id))),
    );
  });
}

/**
 * Merges one activity into another: its sessions stay unchanged but are shown under the other. A
 * rest and another activity are never merged, because that would change past focus time. The running
 * activity is not merged: `activity_running`. A joined group session that has not begun will start
 * the other activity. A repeated merge changes nothing.
 */
export async function mergeActivity(
  db: Db,
  { userId, id, intoId }: Own & { intoId: string },
): Promise<Notice> {
  if (id === intoId) throw new Refusal("merge_into_itself");
  return db.transaction(async (tx) => {
    await lockUser(tx, userId);
    const from = requireFound(await findActivity(tx, { userId, id }), "activity_not_found");
    const into = requireFound(await findActivity(tx, { userId, id: intoId }), "activity_not_found");
    if (from.mergedIntoId === intoId) return {};
    if (from.mergedIntoId || into.mergedIntoId) throw new Refusal("activity_not_found");
    if (into.archivedAt) throw new Refusal("activity_archived");
    if (from.isRest !== into.isRest) throw new Refusal("merge_rest_mismatch");
    await refuseRunning(tx, { userId, id });
    await tx
      .update(activity)
      .set({
        mergedIntoId: intoId,
        archivedAt: sql`coalesce(${activity.archivedAt}, ${databaseNow})`,
      })
      .where(
        and(eq(activity.userId, userId), or(eq(activity.id, id), eq(activity.mergedIntoId, id))),
      );
    await tx
      .update(groupSessionJoin)
      .set({ activityId: intoId })
      .where(
        and(
          eq(groupSessionJoin.userId, userId),
          eq(groupSessionJoin.activityId, id),
          isNull(groupSessionJoin.outcome),
        ),
      );
    return noticeRenamed(tx, userId);
  });
}

/** Refuses a change of the activity that runs now, and names the session's end. */
async function refuseRunning(tx: Db, { userId, id }: Own): Promise<void> {
  const running = await findRunningSession(tx, userId);
  if (running?.activity.id === id) {
    throw new Refusal("activity_running", { until: running.plannedEnd });
  }
}

/** The person's devices and rooms may show a running or recent session under the old name. */
async function noticeRenamed(tx: Db, userId: string): Promise<Notice> {
  const rooms = await listRoomIds(tx, userId);
  await bumpPeople(tx, [userId]);
  await bumpRooms(tx, rooms);
  return { rooms, people: [userId] };
}

function refuseFullList(active: number): void {
  if (active >= MAX_ACTIVITIES) throw new Refusal("activity_limit", { atMost: MAX_ACTIVITIES });
}

/**
 * Active activities have unique names. The unique index decides, also between simultaneous
 * requests.
 */
async function refusingTakenName<T>(statement: PromiseLike<T>): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    if (violatedConstraint(error) === "activity_name") throw new Refusal("activity_name_taken");
    throw error;
  }
}
