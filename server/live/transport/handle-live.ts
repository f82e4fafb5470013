import type { IncomingMessage, ServerResponse } from "node:http";
import type { Db } from "@/db/client";
import { REASONS, type Reason } from "@/domain/api/reasons";
import { MAX_WATCHED_ROOMS } from "@/domain/room/seat";
import { viewerFromCookies } from "../../auth/viewer";
import { log } from "../../log";
import { refuse } from "../../process/refuse.mjs";
import { OPENING } from "../hub/frame";
import type { Hub } from "../hub/hub";
import { watchableRooms } from "../hub/hub-queries";

const KEEP_ALIVE_MS = 30_000;

const STATUS = {
  invalid_input: 400,
  sign_in_required: 401,
  foreign_origin: 403,
  room_not_found: 404,
  too_many_requests: 429,
  unexpected: 500,
} satisfies Partial<Record<Reason, number>>;

/** The door `GET /api/live?room=SLUG&room=…`: answered before Next sees it. */
export function liveDoor(db: Db, hub: Hub) {
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    try {
      const answer = await admit(db, hub, req);
      if (typeof answer === "string") return refuse(res, STATUS[answer], REASONS[answer], answer);
      if (!res.socket || res.destroyed) return;
      sendHead(res);
      forget(req);
      // On the response: one listener more on the socket itself makes room for sixteen.
      res.on("close", hub.open(res.socket, answer));
    } catch (err) {
      log.error({ err }, "opening a live stream failed");
      refuse(res, STATUS.unexpected, REASONS.unexpected, "unexpected");
    }
  };
}

/** Who asks and for which rooms, or why not. Foreign and missing rooms are the same to outsiders. */
async function admit(db: Db, hub: Hub, req: IncomingMessage) {
  const { searchParams } = new URL(req.url ?? "/", "http://stint");
  const slugs = [...new Set(searchParams.getAll("room"))];
  const site = req.headers["sec-fetch-site"] ?? "same-origin";
  if (site !== "same-origin" && site !== "none") return "foreign_origin";
  if (req.method !== "GET" || slugs.length > MAX_WATCHED_ROOMS) return "invalid_input";
  const viewer = await viewerFromCookies(db, req.headers.cookie);
  if (!viewer) return "sign_in_required";
  const roomIds = await watchableRooms(db, { userId: viewer.userId, slugs });
  if (roomIds.length < slugs.length) return "room_not_found";
  if (!hub.hasRoomFor(viewer.userId)) return "too_many_requests";
  return { userId: viewer.userId, sid: viewer.sid, roomIds };
}

/** Lets go of what a request holds besides its connection: it stays as long as the stream. */
function forget(req: IncomingMessage): void {
  req.headers = {};
  req.rawHeaders = [];
}

/**
 * No length and no chunks: the stream lasts as long as its connection, so that the bytes of a
 * frame can go to every socket as they are.
 */
function sendHead(res: ServerResponse): void {
  res.removeHeader("Transfer-Encoding");
  res.writeHead(200, {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store, no-transform",
    "X-Accel-Buffering": "no",
    Connection: "close",
  });
  res.socket?.setKeepAlive(true, KEEP_ALIVE_MS);
  res.write(OPENING);
}
