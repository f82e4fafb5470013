import { type Db, queryRows } from "@/db/client";
import type { RecentSession, RoomState, Seat, SeatSession } from "@/domain/api/room-state";
import { statusAt } from "@/domain/focus-session/status";
import {
  filterVisible,
  findAudience,
  NOTHING_SHARED,
  redactForAudience,
  type SharedWithCoach,
  VISIBLE_VERSION,
} from "@/domain/room/audience";
import { isCoach } from "@/domain/room/permissions";
import { compareSeats, findSeatState } from "@/domain/room/seat";
import { isShownAsRest, limitToSharing } from "@/domain/room/sharing";
import {
  type CoachGrantRow,
  groupGrants,
  isInRoom,
  selectCoachGrants,
  toInstant,
} from "./coach-grants";
import { type SeatRow, selectSeats } from "./seat-queries";

/** A room and its seats, read in one statement. */
export interface RoomReading {
  room: string;
  isCoachingRoom: boolean;
  version: number;
  /** Counts the changes of its group sessions. */
  groupVersion: number;
  serverNow: string;
  /** Unordered. */
  seats: ReadSeat[];
}

export interface ReadSeat extends Seat {
  /** Has an open stream; not visible while a session runs. */
  isPresent: boolean;
  /** Decides who sees the seat, and is not part of it. */
  awaitsAgreement: boolean;
}

/**
 * A room's live view at the database's current time, as in `room.live` and the `snapshot` event. In
 * a coaching room it is what this viewer sees; without a viewer who is a member, only the coaches. A
 * coach sees what was granted to them.
 */
export async function readRoomState(
  db: Db,
  roomId: string,
  viewerId: string | null = null,
): Promise<RoomState> {
  const reading = buildReading(await queryRows<SeatRow>(db, selectSeats(roomId)));
  if (!reading) throw new Error("the room has no members");
  const { room, serverNow } = reading;
  const viewer = reading.seats.find((seat) => seat.userId === viewerId) ?? null;
  const shared = viewer && (await findShared(db, roomId, { viewer, readAt: serverNow }));
  const audience = findAudience(reading, viewer, shared ?? NOTHING_SHARED);
  const seats = filterVisible(audience, reading.seats)
    .map(({ isPresent: _, awaitsAgreement: __, ...seat }) => redactForAudience(audience, seat))
    .sort(compareSeats);
  return { room, version: VISIBLE_VERSION, serverNow, seats };
}

async function findShared(
  db: Db,
  roomId: string,
  { viewer, readAt }: { viewer: ReadSeat; readAt: string },
): Promise<SharedWithCoach | undefined> {
  if (!isCoach(viewer)) return;
  const grants = selectCoachGrants(isInRoom(roomId), toInstant(readAt));
  return groupGrants(await queryRows<CoachGrantRow>(db, grants)).get(viewer.userId);
}

/** Builds a reading from its rows, or null when there is none. */
export function buildReading(rows: SeatRow[]): RoomReading | null {
  const [first] = rows;
  if (!first) return null;
  const now = new Date(Number(first.nowMs));
  const byMember = new Map<string, SeatRow[]>();
  for (const row of rows) {
    const own = byMember.get(row.userId);
    if (own) own.push(row);
    else byMember.set(row.userId, [row]);
  }
  return {
    room: first.slug,
    isCoachingRoom: first.isCoachingRoom,
    version: Number(first.version),
    groupVersion: Number(first.groupVersion),
    serverNow: now.toISOString(),
    seats: [...byMember.values()].map((own) => buildSeat(own, now)),
  };
}

function buildSeat(rows: SeatRow[], now: Date): ReadSeat {
  const [{ userId, name, role, alsoCoaches, awaitsAgreement, sharing, isPresent, busyMs }] =
    rows as [SeatRow];
  const sessions = rows.flatMap((row) => buildSession(row, now) ?? []);
  const running = sessions.find((session) => session.status === "running") ?? null;
  const session = running && limitToSharing(toSeatSession(running), sharing);
  return {
    userId,
    name,
    role,
    alsoCoaches,
    state: findSeatState({
      running: running && { isRest: isShownAsRest(running, sharing) },
      isPresent,
    }),
    session,
    busyUntil: parseInstant(busyMs)?.toISOString() ?? null,
    recent: sessions
      .filter((s) => s !== running)
      .map((session) => limitToSharing(session, sharing)),
    isPresent,
    awaitsAgreement,
  };
}

function buildSession(row: SeatRow, now: Date): RecentSession | null {
  const { activityName: name, color, isRest, target, startedMs } = row;
  if (startedMs === null || name === null || color === null || isRest === null) return null;
  const plannedEnd = new Date(Number(row.plannedEndMs));
  const brokenAt = parseInstant(row.brokenMs);
  return {
    activity: { name, color, isRest },
    target,
    startedAt: new Date(Number(startedMs)).toISOString(),
    plannedEnd: plannedEnd.toISOString(),
    brokenAt: brokenAt?.toISOString() ?? null,
    status: statusAt({ plannedEnd, brokenAt, driftedAt: parseInstant(row.driftedMs) }, now),
  };
}

const parseInstant = (ms: string | number | null) => (ms === null ? null : new Date(Number(ms)));

function toSeatSession({ activity, target, startedAt, plannedEnd }: RecentSession): SeatSession {
  return { activity, target, startedAt, plannedEnd };
}
