import { type Db, rowsOf } from "@/db/client";
import type { RecentSession, RoomState, Seat, SeatSession } from "@/domain/api/wire";
import { statusAt } from "@/domain/focus-session/status";
import {
  filterVisible,
  findAudience,
  findVisibleVersion,
  redactForAudience,
} from "@/domain/room/audience";
import { isCoach } from "@/domain/room/permissions";
import { compareSeats, findSeatState } from "@/domain/room/seat";
import { limitToSharing } from "@/domain/room/sharing";
import { byCoach, type TargetGrantRow, targetGrantRows } from "../hub/target-grants";
import { type SeatRow, seatRows } from "./seat-queries";

/** Seats as read in one statement. */
export interface RoomReading {
  room: string;
  isCoachingRoom: boolean;
  version: number;
  serverNow: string;
  /** In no order. */
  seats: ReadSeat[];
}

export interface ReadSeat extends Seat {
  /** Has a stream open; a seat in a session does not show it. */
  isPresent: boolean;
}

/**
 * A room's live view at the database's now: what `room.live` answers and `snapshot` carries. Of a
 * practice it is what this viewer sees; without one, or for somebody who is no member, the coaches.
 * A coach has the targets that were granted to them.
 */
export async function roomState(
  db: Db,
  roomId: string,
  viewerId: string | null = null,
): Promise<RoomState> {
  const reading = readingOf(await rowsOf<SeatRow>(db, seatRows(roomId)));
  if (!reading) throw new Error("nobody is a member of the room");
  const { room, serverNow } = reading;
  const viewer = reading.seats.find((seat) => seat.userId === viewerId) ?? null;
  const audience = findAudience(reading, viewer, viewer ? await granting(db, roomId, viewer) : []);
  const seats = filterVisible(audience, reading.seats)
    .map(({ isPresent: _, ...seat }) => redactForAudience(audience, seat))
    .sort(compareSeats);
  return { room, version: findVisibleVersion(reading), serverNow, seats };
}

async function granting(db: Db, roomId: string, viewer: ReadSeat): Promise<readonly string[]> {
  if (!isCoach(viewer)) return [];
  const grants = byCoach(await rowsOf<TargetGrantRow>(db, targetGrantRows(roomId)));
  return grants.get(viewer.userId) ?? [];
}

/** The seats that rows tell of, or null without any row. */
export function readingOf(rows: SeatRow[]): RoomReading | null {
  const [first] = rows;
  if (!first) return null;
  const now = new Date(Number(first.nowMs));
  const ofMember = new Map<string, SeatRow[]>();
  for (const row of rows) {
    const mine = ofMember.get(row.userId);
    if (mine) mine.push(row);
    else ofMember.set(row.userId, [row]);
  }
  return {
    room: first.slug,
    isCoachingRoom: first.isCoachingRoom,
    version: Number(first.version),
    serverNow: now.toISOString(),
    seats: [...ofMember.values()].map((mine) => seatOf(mine, now)),
  };
}

function seatOf(rows: SeatRow[], now: Date): ReadSeat {
  const [{ userId, name, role, alsoCoaches, sharing, isPresent, busyMs }] = rows as [SeatRow];
  const sessions = rows.flatMap((row) => sessionOf(row, now) ?? []);
  const running = sessions.find((session) => session.status === "running") ?? null;
  const session = running && limitToSharing(seatSession(running), sharing);
  return {
    userId,
    name,
    role,
    alsoCoaches,
    // What is not shared does not show in the state either: "just in a session" may be a rest.
    state: findSeatState({
      running: session && { isRest: session.activity?.isRest ?? false },
      isPresent,
    }),
    session,
    busyUntil: instantOf(busyMs)?.toISOString() ?? null,
    recent: sessions
      .filter((s) => s !== running)
      .map((session) => limitToSharing(session, sharing)),
    isPresent,
  };
}

function sessionOf(row: SeatRow, now: Date): RecentSession | null {
  const { activityName: name, color, isRest, target, startedMs } = row;
  if (startedMs === null || name === null || color === null || isRest === null) return null;
  const plannedEnd = new Date(Number(row.plannedEndMs));
  const brokenAt = instantOf(row.brokenMs);
  return {
    activity: { name, color, isRest },
    target,
    startedAt: new Date(Number(startedMs)).toISOString(),
    plannedEnd: plannedEnd.toISOString(),
    brokenAt: brokenAt?.toISOString() ?? null,
    status: statusAt({ plannedEnd, brokenAt, driftedAt: instantOf(row.driftedMs) }, now),
  };
}

const instantOf = (ms: string | number | null) => (ms === null ? null : new Date(Number(ms)));

function seatSession({ activity, target, startedAt, plannedEnd }: RecentSession): SeatSession {
  return { activity, target, startedAt, plannedEnd };
}
