/** Frames of the stream, as bytes that every viewer shares. */

/** First on every stream: how long a browser waits before it reconnects. */
export const OPENING = Buffer.from("retry: 2000\n\n");

/** A comment, so that proxies see life and dead connections are found out. */
export const HEARTBEAT = Buffer.from(":\n\n");

/** One server-sent event; `json` holds no line break, as JSON.stringify makes it. */
export function frame(event: "snapshot" | "seats" | "me", json: string): Buffer {
  return Buffer.from(`event: ${event}\ndata: ${json}\n\n`);
}

/** JSON of a `snapshot` or `seats` event from seats that are JSON already. */
export function roomJson(
  { room, version, serverNow }: { room: string; version: number; serverNow: string },
  seats: string[],
  gone: string[] = [],
): string {
  const head = JSON.stringify({ room, version, serverNow }).slice(0, -1);
  const tail = gone.length > 0 ? `,"gone":${JSON.stringify(gone)}}` : "}";
  return `${head},"seats":[${seats.join(",")}]${tail}`;
}
