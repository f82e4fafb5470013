import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { signOfLifeInput } from "@/domain/api/live-stream";
import type { Reason } from "@/domain/api/reasons";
import { isSameOrigin } from "../../auth/origin";
import { readSids } from "../../auth/viewer";
import { refuseReason } from "../../http/refuse-reason";
import { log } from "../../log";
import type { Hub } from "../hub/hub";

/**
 * Handles `POST /api/live`, the sign of life of a browser that holds a stream. It does not touch the
 * database: a signed-out device has no stream that the sign could prolong.
 */
export function createSignHandler(hub: Hub) {
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const answer = await receive(hub, req).catch((err) => {
      log.error({ err }, "receiving a sign of life failed");
      return "unexpected" as const;
    });
    if (answer) refuseReason(res, answer);
    else res.writeHead(204, { "Cache-Control": "no-store" }).end();
  };
}

/** Returns why the sign is refused, or null. */
async function receive(hub: Hub, req: IncomingMessage): Promise<Reason | null> {
  if (!isSameOrigin(pickOriginHeaders(req))) return "foreign_origin";
  if (!/^application\/json\s*(;|$)/i.test(req.headers["content-type"] ?? ""))
    return "json_required";
  const { data } = signOfLifeInput.safeParse(parseJson(await text(req)));
  if (!data) return "invalid_input";
  const sids = await readSids(req.headers.cookie);
  if (sids.length === 0) return "sign_in_required";
  for (const sid of sids) hub.receiveSign({ sid, streamId: data.stream });
  return null;
}

function pickOriginHeaders({ headers }: IncomingMessage): Headers {
  const names = ["sec-fetch-site", "origin", "host"];
  const sent = names.filter((name) => headers[name] !== undefined);
  return new Headers(sent.map((name): [string, string] => [name, String(headers[name])]));
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
