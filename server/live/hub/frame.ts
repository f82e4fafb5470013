/** Frames of the stream, as bytes shared by all viewers. */

/** Starts every stream: how long a browser waits before it reconnects. */
export const OPENING = Buffer.from("retry: 2000\n\n");

/**
 * Keeps proxies from closing the connection. It is an event, not a comment, because scripts cannot
 * see comments: a browser that receives none for a while reopens its stream.
 */
export const HEARTBEAT = Buffer.from("event: heartbeat\ndata: {}\n\n");

/** One server-sent event. `json` must contain no line break (`JSON.stringify` writes none). */
export function encodeFrame(
  event: "snapshot" | "seats" | "me" | "groupSessions",
  json: string,
): Buffer {
  return Buffer.from(`event: ${event}\ndata: ${json}\n\n`);
}

/**
 * Says that group sessions changed: clients read them again. Null stands for all rooms of the viewer.
 */
/**
 * Hints are sent at most this often. Each makes every viewer read, so a member who changes group
 * sessions all the time would otherwise keep the server busy for everyone.
 */
export const HINT_INTERVAL_MS = 1_000;

export const encodeGroupSessions = (room: string | null): Buffer =>
  encodeFrame("groupSessions", JSON.stringify({ room }));

/** The JSON of a `snapshot` or `seats` event, from seats that are already JSON. */
export function joinRoomJson(
  { room, version, serverNow }: { room: string; version: number; serverNow: string },
  seats: string[],
  gone: string[] = [],
): string {
  const head = JSON.stringify({ room, version, serverNow }).slice(0, -1);
  const tail = gone.length > 0 ? `,"gone":${JSON.stringify(gone)}}` : "}";
  return `${head},"seats":[${seats.join(",")}]${tail}`;
}
