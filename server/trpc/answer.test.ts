import fc from "fast-check";
import { encode } from "next-auth/jwt";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Db } from "@/db/client";
import { DatabaseUnavailable } from "@/db/pg-errors";
import { sessionCookieName } from "../auth/cookie";
import { runtime } from "../process/runtime.mjs";
import { signInGuest } from "../testing/callers";
import { testDatabase } from "../testing/database";
import { answerTrpc, type TrpcRequest } from "./answer";
import { handleTrpc } from "./handler";
import { appRouter } from "./root";

const database = testDatabase();
const secret = "a secret that is long enough for a test";

beforeEach(() => {
  vi.stubEnv("NEXTAUTH_SECRET", secret);
  runtime.database = database;
});
afterEach(() => {
  vi.unstubAllEnvs();
  runtime.database = null;
});

async function signedInCookie() {
  const guest = await signInGuest(database);
  const token = await encode({ token: { sub: guest.userId, sid: guest.sid }, secret });
  return `${sessionCookieName(false)}=${token}`;
}

/** The answer of tRPC's own adapter. */
async function answerByAdapter({ method, url, headers, body }: TrpcRequest) {
  const response = await handleTrpc(
    new Request(new URL(url, "http://stint"), {
      method,
      headers: headers as Record<string, string>,
      ...(method === "POST" && { body }),
    }),
  );
  return {
    status: response.status,
    body: await response.text(),
    cache: response.headers.get("cache-control"),
    retryAfter: response.headers.get("retry-after"),
  };
}

async function answerByOwn(request: TrpcRequest) {
  const answer = await answerTrpc(request);
  return {
    status: answer?.status,
    body: answer?.body,
    cache: answer?.headers["cache-control"] ?? null,
    retryAfter: answer?.headers["retry-after"] ?? null,
  };
}

/** Times differ from one answer to the next. */
const withoutTimes = ({ body, ...answer }: { body?: string }) => ({
  ...answer,
  body: body?.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "TIME"),
});

const PROCEDURES = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>,
);
const QUERIES = PROCEDURES.flatMap(([name, { _def }]) => (_def.type === "query" ? [name] : []));
const MUTATIONS = PROCEDURES.flatMap(([name, { _def }]) => (_def.type === "query" ? [] : [name]));

const days = { from: "2026-01-01", to: "2026-01-07" };
/** None of them is valid for a mutation, so that nothing changes between the two answers. */
const inputs = fc.constantFrom<unknown>(
  ...[undefined, null, {}, [], 1, "text", days, { ...days, limit: 3 }, { slug: "missing" }],
  ...[{ roomSlug: "missing" }, { roomSlug: 1 }, { id: "x", unknown: true }],
);
const names = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...QUERIES) },
  { weight: 2, arbitrary: fc.constantFrom(...MUTATIONS) },
  fc.constantFrom("room.destroy", "room", "", "a,b", "%E0%A4%A", "..", "room/get", "a%2Cb"),
);
const calls = fc.array(fc.record({ name: names, input: inputs }), {
  minLength: 1,
  maxLength: 11,
  size: "max",
});
const bodies = fc.constantFrom("", "{", "null", "[]", "1");

const requests = fc
  .record({
    calls,
    isBatch: fc.boolean(),
    batch: fc.constantFrom("batch=1", "batch=0", "batch"),
    method: fc.constantFrom("GET", "GET", "POST", "HEAD"),
    isSignedIn: fc.boolean(),
    type: fc.constantFrom(undefined, "application/json", "text/plain", "multipart/form-data"),
    site: fc.constantFrom("same-origin", "same-origin", "cross-site", undefined),
    brokenBody: fc.option(bodies, { freq: 5 }),
    end: fc.constantFrom("", "", "/", "//", "///"),
    suffix: fc.constantFrom("", "&connectionParams={", "&input={", "&input=%7B"),
  })
  .map(({ calls, isBatch, batch, method, isSignedIn, type, site, brokenBody, end, suffix }) => {
    const path = isBatch ? calls.map(({ name }) => name).join(",") : (calls[0]?.name ?? "");
    const input = JSON.stringify(
      isBatch ? Object.fromEntries(calls.map((call, i) => [i, call.input])) : calls[0]?.input,
    );
    const query = [
      ...(isBatch ? [batch] : []),
      ...(method === "POST" || input === undefined ? [] : [`input=${encodeURIComponent(input)}`]),
    ];
    const contentType = method === "POST" ? (type ?? "application/json") : type;
    return {
      isSignedIn,
      method,
      url: `/api/trpc/${path}${end}?${query.join("&")}${suffix}`,
      headers: {
        host: "stint",
        ...(contentType && { "content-type": contentType }),
        ...(site && { "sec-fetch-site": site }),
      },
      body: method === "POST" ? (brokenBody ?? input ?? "") : "",
    };
  });

const EXAMPLES = ["account.me", "account.me,room.get?batch=1", "account.me,activity.list?batch=1"];

const toExample = (path: string) => ({
  isSignedIn: true,
  method: "GET",
  url: `/api/trpc/${path}`,
  headers: { host: "stint" },
  body: "",
});

test("answers every request as tRPC's own adapter does", async () => {
  const cookie = await signedInCookie();
  const seen = new Set<number | undefined>();
  await fc.assert(
    fc.asyncProperty(requests, async ({ isSignedIn, headers, ...rest }) => {
      const request = { ...rest, headers: { ...headers, ...(isSignedIn && { cookie }) } };
      const own = await answerByOwn(request);
      seen.add(own.status);
      expect(withoutTimes(own)).toEqual(withoutTimes(await answerByAdapter(request)));
    }),
    { numRuns: 400, examples: EXAMPLES.map((url) => [toExample(url)]) },
  );
  expect([...seen]).toEqual(expect.arrayContaining([200, 204, 207, 400, 401, 403, 404, 405, 415]));
});

test("answers each call of a batch as the adapter does while the database is unavailable", async () => {
  const cookie = await signedInCookie();
  const prepared = () => Promise.reject(new DatabaseUnavailable("it is away"));
  runtime.database = { ...database, db: { ...database.db, prepared } as unknown as Db };
  for (const path of ["account.me", "account.me,missing,activity.list?batch=1"]) {
    const request = { ...toExample(path), headers: { cookie } };
    const own = await answerByOwn(request);
    expect(own.body).toContain("database_unavailable");
    expect(own.retryAfter).not.toBeNull();
    expect(own).toEqual(await answerByAdapter(request));
  }
});

test("leaves a request for a stream to tRPC's own adapter", async () => {
  const request = { method: "GET", url: "/api/trpc/account.me?batch=1", body: "" };
  for (const headers of [{ "trpc-accept": "application/jsonl" }, { accept: "application/jsonl" }]) {
    expect(await answerTrpc({ ...request, headers })).toBeNull();
  }
});
