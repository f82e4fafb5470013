import type { Database } from "@/db/client";
import type { signInGuest } from "../../../testing/callers";
import { stopTime } from "../../../testing/clock";
import { createStudyGroup } from "../../../testing/study-group";

const MINUTE_MS = 60_000;
type Guest = Awaited<ReturnType<typeof signInGuest>>;
type When = { startsAt: string } | { weekdays: number[]; time: string };

export const findFirstActivity = async ({ call }: Guest) =>
  (await call.activity.list())[0]?.id ?? "";

/** Stops the clock on Friday, 20 November 2026, 10:00 UTC. */
export async function stopOnFriday(database: Database): Promise<void> {
  await stopTime(database.db);
  const set = "update test_clock set stopped_at = $1, offset_ms = 0";
  await database.query(set, ["2026-11-20T10:00:00.000Z"]);
}

/** Every Saturday and Sunday. */
export const WEEKEND = { weekdays: [6, 7], time: "09:00" };

/**
 * Olga's room with Mara, and a group session of 25 minutes that Olga schedules: once in ten minutes,
 * unless other times are given.
 */
export async function scheduleGroup(database: Database, when?: When) {
  const group = await createStudyGroup(database);
  const { olga, slug } = group;
  const [row] = await database.query("select id, stint_now() as now from room where slug = $1", [
    slug,
  ]);
  const { id: roomId, now } = row as { id: string; now: string };
  const startsAt = new Date(new Date(now).getTime() + 10 * MINUTE_MS).toISOString();
  const given = { roomSlug: slug, minutes: 25, ...(when ?? { startsAt }) };
  const { id, next } = await olga.call.groupSession.create(given);
  const date = next?.date ?? "";
  const join = async (who: Guest, target?: string, onDate = date) => {
    const activityId = await findFirstActivity(who);
    return who.call.groupSession.join({ id, date: onDate, activityId, target });
  };
  const list = (who: Guest) => who.call.groupSession.list({ roomSlug: slug });
  return { ...group, roomId, id, date, startsAt, join, list };
}
