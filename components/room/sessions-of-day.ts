import type { RoomToday } from "@/domain/api/dashboard";
import { parseInstant } from "@/domain/time/instant";
import { zonedDate } from "../format/zoned-time";
import type { RecentSession } from "../live/seat";

/**
 * A member's sessions of a day, in order: as read for the day, and as their live seat has them, which
 * is newer. Shortly after midnight the seat still has sessions of the day before; one that runs over
 * midnight belongs to both.
 *
 * @param day `YYYY-MM-DD` in the zone.
 */
export function listSessionsOfDay(
  read: RoomToday["members"][number]["sessions"],
  seat: readonly RecentSession[],
  { day, zone }: { day: string; zone: string },
): RecentSession[] {
  const live = seat.filter(
    ({ startedAt, status }) => status === "running" || zonedDate(startedAt, zone) === day,
  );
  const earlier = read
    .map((session) => ({
      ...session,
      target: null,
      startedAt: parseInstant(session.startedAt),
      plannedEnd: parseInstant(session.plannedEnd),
      brokenAt: parseInstant(session.brokenAt),
    }))
    .filter(({ startedAt }) => !live.some((session) => session.startedAt === startedAt));
  return [...earlier, ...live].toSorted((a, b) => a.startedAt - b.startedAt);
}
