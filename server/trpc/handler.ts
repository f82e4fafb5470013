import { getTRPCErrorFromUnknown, type TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { getErrorShape } from "@trpc/server/unstable-core-do-not-import";
import { type HeaderReader, isSameOrigin } from "../auth/origin";
import { findRetryAfter, Refusal } from "../refusal";
import { createContext } from "./context";
import { appRouter } from "./root";

export const MAX_BATCH = 10;

/**
 * Handles a tRPC request. Before parsing, it requires that a mutation is JSON from our own pages and
 * that a batch is short (the path lists its calls, separated by commas).
 */
export async function handleTrpc(request: Request): Promise<Response> {
  const { method, headers } = request;
  const refusal = checkRequest({ method, headers, url: new URL(request.url) });
  if (refusal) {
    const body = toErrorBody(refusal);
    return Response.json(body, {
      status: body.error.data.httpStatus,
      headers: buildHeaders([refusal]),
    });
  }
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => createContext(headers),
    maxBatchSize: MAX_BATCH,
    responseMeta: ({ errors }) => ({ headers: buildHeaders(errors) }),
  });
}

export function buildHeaders(errors: unknown[]): Record<string, string> {
  const waits = errors.map(findRetryAfter).filter((seconds) => seconds !== null);
  const retryAfter = waits.length > 0 && { "retry-after": String(Math.max(...waits)) };
  return { "cache-control": "no-store", ...retryAfter };
}

/** Returns why a request is refused before its calls are read, or null. */
export function checkRequest({
  method,
  headers,
  url,
}: {
  method: string;
  headers: HeaderReader;
  url: URL;
}): TRPCError | null {
  const refuse = (...given: ConstructorParameters<typeof Refusal>) =>
    getTRPCErrorFromUnknown(new Refusal(...given));
  const calls = url.pathname.split(/,|%2c/i);
  if (calls.length > MAX_BATCH) return refuse("batch_too_large", { atMost: MAX_BATCH });
  if (method !== "POST") return null;
  if (!isSameOrigin(headers)) return refuse("foreign_origin");
  const isJson = /^application\/json\s*(;|$)/i.test(headers.get("content-type") ?? "");
  return isJson ? null : refuse("json_required");
}

/** The answer to a failed call, or to a request whose calls were not read. */
export const toErrorBody = (error: TRPCError, path?: string) => ({
  error: getErrorShape({
    config: appRouter._def._config,
    error,
    path,
    type: "unknown",
    input: undefined,
    ctx: undefined,
  }),
});
