import type { Socket } from "node:net";
import { Writable } from "node:stream";
import { vi } from "vitest";
import type { RoomState, SeatsChange } from "@/domain/api/room-state";
import type { Role } from "@/domain/room/permissions";
import { LiveRoom } from "../live/hub/live-room";
import type { ReadSeat, RoomReading } from "../live/seats/room-state";
import { LiveStream } from "../live/transport/live-stream";

export const seat = (userId: string, facts: Partial<ReadSeat> = {}): ReadSeat => ({
  userId,
  name: userId,
  role: "member",
  alsoCoaches: false,
  state: "away",
  session: null,
  busyUntil: null,
  recent: [],
  isPresent: false,
  awaitsAgreement: false,
  ...facts,
});

/** Creates a room without a database, from given seats, and records how it is read. */
export function createFakeRoom(...userIds: string[]) {
  const seats = new Map(userIds.map((userId) => [userId, seat(userId)]));
  const state = {
    version: 1,
    groupVersion: 0,
    isCoachingRoom: false,
    serverNow: "2026-11-21T10:00:00.000Z",
    readings: [] as (string[] | undefined)[],
    failing: false,
    /** Members who share with each coach, those who share targets too, and how often that was read. */
    members: {} as Record<string, string[]>,
    targets: {} as Record<string, string[]>,
    grantReadings: 0,
  };
  const readSeats = async (_: string, people?: string[]): Promise<RoomReading> => {
    state.readings.push(people);
    if (state.failing) throw new Error("the database is away");
    const found = [...seats.values()].filter((s) => people?.includes(s.userId) ?? true);
    return {
      room: "chemistry",
      isCoachingRoom: state.isCoachingRoom,
      version: state.version,
      groupVersion: state.groupVersion,
      serverNow: state.serverNow,
      seats: found,
    };
  };
  const room = new LiveRoom("room-id", readSeats, async () => {
    state.grantReadings += 1;
    const coaches = new Set([...Object.keys(state.members), ...Object.keys(state.targets)]);
    return new Map(
      [...coaches].map((coach) => {
        const targets = state.targets[coach] ?? [];
        return [coach, { members: [...(state.members[coach] ?? []), ...targets], targets }];
      }),
    );
  });
  return { room, seats, state };
}

/** Creates a coaching room with these roles. */
export function createFakeCoachingRoom(roles: Record<string, Role>) {
  const room = createFakeRoom(...Object.keys(roles));
  room.state.isCoachingRoom = true;
  for (const [name, role] of Object.entries(roles)) room.seats.set(name, seat(name, { role }));
  return room;
}

/** Creates a viewer that reads at the speed the test sets. */
export function createViewer(userId: string, onCaughtUp: (stream: LiveStream) => void = () => {}) {
  const frames: { event: string; data: RoomState & SeatsChange }[] = [];
  const written: Buffer[] = [];
  const network = { isStuck: false, drain: () => {} };
  const res = new Writable({
    highWaterMark: 1,
    write(bytes: Buffer, _, done) {
      written.push(bytes);
      const [, event = "", data = "{}"] =
        bytes.toString().match(/^event: (.*)\ndata: (.*)\n\n$/) ?? [];
      frames.push({ event, data: JSON.parse(data) });
      if (network.isStuck) network.drain = done;
      else done();
    },
  });
  const socket = Object.assign(res, { destroySoon: () => res.end() }) as unknown as Socket;
  const stream = new LiveStream(socket, userId, "sid", [], onCaughtUp);
  return { stream, frames, written, network, res };
}

/** Compares the room with the state of the database and heals it. */
export function compare(
  room: LiveRoom,
  { version, presentCount, nowMs }: { version: number; presentCount: number; nowMs: number },
) {
  const { sent: held } = room;
  const isStale = held.version !== version || held.presentCount !== presentCount;
  room.heal(isStale ? { isGone: false, hasSeats: true, groupVersion: 0 } : null, nowMs);
}

/** Runs everything due within 100 ms of fake time. */
export const settle = () => vi.advanceTimersByTimeAsync(100);
