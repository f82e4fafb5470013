import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { handleTrpc } from "../trpc/handler";
import { acceptsEncoding } from "./accepts-encoding.mjs";

const MIN_GZIP_BYTES = 1024;

const compress = promisify(gzip);

/** Handles `/api/trpc/…` without Next. */
export async function trpcNodeAdapter(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const response = await handleTrpc(await toWebRequest(req));
  res.statusCode = response.status;
  res.setHeaders(response.headers);
  res.appendHeader("Vary", "Accept-Encoding");
  const body = Buffer.from(await response.arrayBuffer());
  const isCompressed = body.length >= MIN_GZIP_BYTES && acceptsEncoding(req, "gzip");
  if (isCompressed) res.setHeader("Content-Encoding", "gzip");
  res.end(isCompressed ? await compress(body) : body);
}

/** Converts to a web `Request`. The size of the body is limited by body-limit.mjs. */
async function toWebRequest(req: IncomingMessage): Promise<Request> {
  // The host is a placeholder: origins are compared by the headers.
  return new Request(new URL(req.url ?? "/", "http://stint"), {
    method: req.method,
    headers: Object.entries(req.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
    ...(req.method === "POST" && { body: await text(req) }),
  });
}
