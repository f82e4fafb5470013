import { getTRPCErrorFromUnknown } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { getErrorShape } from "@trpc/server/unstable-core-do-not-import";
import { isSameOrigin } from "../auth/origin";
import { findRetryAfter, Refusal } from "../refusal";
import { createContext } from "./context";
import { appRouter } from "./root";

const MAX_BATCH = 10;

/**
 * Handles a tRPC request. Before parsing, it requires that a mutation is JSON from our own pages and
 * that a batch is short (the path lists its calls, separated by commas).
 */
export async function handleTrpc(request: Request): Promise<Response> {
  const refusal = checkRequest(request);
  if (refusal) return toErrorResponse(refusal);
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => createContext(request.headers),
    maxBatchSize: MAX_BATCH,
    responseMeta: ({ errors }) => ({ headers: buildHeaders(errors) }),
  });
}

function buildHeaders(errors: unknown[]): Record<string, string> {
  const waits = errors.map(findRetryAfter).filter((seconds) => seconds !== null);
  const retryAfter = waits.length > 0 && { "retry-after": String(Math.max(...waits)) };
  return { "cache-control": "no-store", ...retryAfter };
}

/** Returns why a request is refused, or null. */
function checkRequest(request: Request): Refusal | null {
  const calls = new URL(request.url).pathname.split(/,|%2c/i);
  if (calls.length > MAX_BATCH) return new Refusal("batch_too_large", { atMost: MAX_BATCH });
  if (request.method !== "POST") return null;
  if (!isSameOrigin(request.headers)) return new Refusal("foreign_origin");
  const isJson = /^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? "");
  return isJson ? null : new Refusal("json_required");
}

/** The refusal in the shape of tRPC's own errors. */
function toErrorResponse(refusal: Refusal): Response {
  const error = getErrorShape({
    config: appRouter._def._config,
    error: getTRPCErrorFromUnknown(refusal),
    type: "unknown",
    path: undefined,
    input: undefined,
    ctx: undefined,
  });
  return Response.json(
    { error },
    { status: error.data.httpStatus, headers: { "cache-control": "no-store" } },
  );
}
