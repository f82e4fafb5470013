import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { handleTrpc } from "../trpc/handler";

const WORTH_PACKING_BYTES = 1024;
const TAKES_GZIP = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i;

const packed = promisify(gzip);

/** The door `/api/trpc/…`: the tRPC door, answered before Next sees it. */
export async function trpcNodeAdapter(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const response = await handleTrpc(await requestOf(req));
  res.statusCode = response.status;
  res.setHeaders(response.headers);
  res.appendHeader("Vary", "Accept-Encoding");
  const body = Buffer.from(await response.arrayBuffer());
  const isPacked =
    body.length >= WORTH_PACKING_BYTES && TAKES_GZIP.test(String(req.headers["accept-encoding"]));
  if (isPacked) res.setHeader("Content-Encoding", "gzip");
  res.end(isPacked ? await packed(body) : body);
}

/** The request as the web knows it. The body is at most what server/http/body-limit.mjs lets in. */
async function requestOf(req: IncomingMessage): Promise<Request> {
  // Whatever `Host` says, nothing is decided by the address: origins are compared by the headers.
  return new Request(new URL(req.url ?? "/", "http://stint"), {
    method: req.method,
    headers: Object.entries(req.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
    ...(req.method === "POST" && { body: await text(req) }),
  });
}
