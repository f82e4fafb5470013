import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { answerTrpc, type TrpcAnswer, type TrpcRequest } from "../trpc/answer";
import { handleTrpc } from "../trpc/handler";
import { acceptsEncoding } from "./accepts-encoding.mjs";

const MIN_GZIP_BYTES = 1024;

const compress = promisify(gzip);

/** Handles `/api/trpc/…` without Next. The size of the body is limited by body-limit.mjs. */
export async function trpcNodeAdapter(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { method = "GET", url = "/", headers } = req;
  const request = { method, url, headers, body: method === "POST" ? await text(req) : "" };
  const answer = (await answerTrpc(request)) ?? (await answerWithStream(request));
  res.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) res.setHeader(name, value);
  res.appendHeader("Vary", "Accept-Encoding");
  const body = Buffer.from(answer.body);
  const isCompressed = body.length >= MIN_GZIP_BYTES && acceptsEncoding(req, "gzip");
  if (isCompressed) res.setHeader("Content-Encoding", "gzip");
  res.end(isCompressed ? await compress(body) : body);
}

/** For clients that want results of a batch one by one; they get them together. */
async function answerWithStream({ method, url, headers, body }: TrpcRequest): Promise<TrpcAnswer> {
  const response = await handleTrpc(
    new Request(new URL(url, "http://stint"), {
      method,
      headers: Object.entries(headers).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]),
      ...(method === "POST" && { body }),
    }),
  );
  const own = Object.fromEntries(response.headers);
  return { status: response.status, headers: own, body: await response.text() };
}
