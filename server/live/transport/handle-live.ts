import type { IncomingMessage, ServerResponse } from "node:http";
import type { Db } from "@/db/client";
import { streamId } from "@/domain/api/live-stream";
import { MAX_WATCHED_ROOMS } from "@/domain/room/seat";
import { viewerFromCookies } from "../../auth/viewer";
import { acceptsEncoding } from "../../http/accepts-encoding.mjs";
import { refuseReason } from "../../http/refuse-reason";
import { log } from "../../log";
import { Refusal, refuseUnavailable } from "../../refusal";
import { COMPRESSED_OPENING } from "../hub/compressed-frame";
import { OPENING } from "../hub/frame";
import type { Hub } from "../hub/hub";
import { listWatchableRooms } from "../hub/hub-queries";

const KEEP_ALIVE_MS = 30_000;

/** Handles `GET /api/live?room=SLUG&room=…&stream=ID` without Next. */
export function createLiveHandler(db: Db, hub: Hub) {
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    try {
      const answer = await authorize(db, hub, req);
      if (typeof answer === "string") return refuseReason(res, answer);
      if (!res.socket || res.destroyed) return;
      sendHead(res, answer);
      releaseRequest(req);
      // Listens on the response: one more listener on the socket would enlarge its listener table.
      res.on("close", hub.open(res.socket, answer));
    } catch (err) {
      const refusal = refuseUnavailable(err);
      const reason = refusal instanceof Refusal ? "database_unavailable" : "unexpected";
      if (reason === "unexpected") log.error({ err }, "opening a live stream failed");
      refuseReason(res, reason);
    }
  };
}

/**
 * The viewer and room ids of a request, or the reason to refuse it. Foreign and missing rooms look
 * the same.
 */
async function authorize(db: Db, hub: Hub, req: IncomingMessage) {
  const { searchParams } = new URL(req.url ?? "/", "http://stint");
  const slugs = [...new Set(searchParams.getAll("room"))];
  const ownId = streamId.nullable().safeParse(searchParams.get("stream"));
  const site = req.headers["sec-fetch-site"] ?? "same-origin";
  if (site !== "same-origin" && site !== "none") return "foreign_origin";
  if (req.method !== "GET" || slugs.length > MAX_WATCHED_ROOMS) return "invalid_input";
  if (!ownId.success) return "invalid_input";
  const viewer = await viewerFromCookies(db, req.headers.cookie);
  if (!viewer) return "sign_in_required";
  const roomIds = await listWatchableRooms(db, { userId: viewer.userId, slugs });
  if (roomIds.length < slugs.length) return "room_not_found";
  if (!hub.canOpen(viewer.userId)) return "too_many_requests";
  const isCompressed = acceptsEncoding(req, "gzip");
  return { userId: viewer.userId, sid: viewer.sid, roomIds, streamId: ownId.data, isCompressed };
}

/** Frees the headers, because the request stays in memory as long as the stream. */
function releaseRequest(req: IncomingMessage): void {
  req.headers = {};
  req.rawHeaders = [];
}

/**
 * Without a length or chunked encoding the stream ends with its connection, and the same bytes of a
 * frame can be written to every socket.
 */
function sendHead(res: ServerResponse, { isCompressed }: { isCompressed: boolean }): void {
  res.removeHeader("Transfer-Encoding");
  res.writeHead(200, {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store, no-transform",
    "X-Accel-Buffering": "no",
    Connection: "close",
    ...(isCompressed && { "Content-Encoding": "gzip" }),
  });
  res.socket?.setKeepAlive(true, KEEP_ALIVE_MS);
  // From here on the hub's heartbeats find a client that does not read.
  res.socket?.setTimeout(0);
  res.write(isCompressed ? COMPRESSED_OPENING : OPENING);
}
