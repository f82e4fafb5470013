import type { Seat } from "@/domain/api/room-state";

/** Number of rooms, and of viewers in each. */
export interface Shape {
  rooms: number;
  viewers: number;
}

/** A server under load, in its own process. */
export interface LiveServer {
  port: number;
  /** The request each viewer sends to open its stream; viewers of room 0 first, then of room 1, … */
  handshakes: string[];
  /** Makes a change in a room; resolves to the function that delivers it. */
  change(room: number, id: number): Promise<() => void>;
  /** Removes data that would remain after the process exits. */
  close?(): Promise<void>;
}

/** A command of the parent to a server's process. Its results are below. */
export type Command =
  | { kind: "memory" }
  | { kind: "run"; first: number; changes: number; perSecond: number; isDelivered: boolean };

export interface MemoryResult {
  heapBytes: number;
  rssBytes: number;
}

export interface RunResult {
  cpuMs: number;
  /** Monotonic ms at which the delivery of each change began. */
  startedAt: number[];
}

/** Identifies a change in the received bytes, in any framing. */
export const mark = (id: number) => `#${String(id).padStart(6, "0")}`;
export const MARK = /#(\d{6})/g;

/** Monotonic milliseconds, the same in every process of the machine. */
export const monotonicMs = () => Number(process.hrtime.bigint()) / 1e6;

/** The seat that changes, as in a frame of the hub. */
function changedSeat(id: number): Seat {
  return {
    userId: "6f8d3c1e-52c4-4d0e-9c8d-1d9f3f6f2a10",
    name: `Mara ${mark(id)}`,
    role: "member",
    alsoCoaches: false,
    state: "running",
    session: {
      activity: { name: "Study", color: "amber", isRest: false },
      target: "chapter 4 problems",
      startedAt: "2026-11-21T10:00:00.000Z",
      plannedEnd: "2026-11-21T12:00:00.000Z",
    },
    busyUntil: null,
    recent: [],
  };
}

export const changedRoom = (id: number) => ({
  room: "organic-chemistry-cy3we7",
  version: id,
  serverNow: new Date().toISOString(),
  seats: [changedSeat(id)],
});

/** As long as the cookie of a signed-in device. Every viewer sends one to every server. */
export const COOKIE = { Cookie: `next-auth.session-token=${"x".repeat(260)}` };

/** The bytes of a request that opens a plain HTTP stream. */
export const getRequest = (path: string, headers: Record<string, string> = COOKIE) =>
  [
    `GET ${path} HTTP/1.1`,
    "Host: localhost",
    "Accept: text/event-stream",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "\r\n",
  ].join("\r\n");

/** Builds one handshake per viewer from the number of its room. */
export const listHandshakes = ({ rooms, viewers }: Shape, handshake: (room: number) => string) =>
  Array.from({ length: rooms * viewers }, (_, i) => handshake(Math.floor(i / viewers)));
