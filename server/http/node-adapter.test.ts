import { once } from "node:events";
import { type IncomingMessage, type OutgoingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { gunzipSync } from "node:zlib";
import { encode } from "next-auth/jwt";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sessionCookieName } from "../auth/cookie";
import { runtime } from "../process/runtime.mjs";
import { signInGuest } from "../testing/callers";
import { testDatabase } from "../testing/database";
import { serveHttp } from "../testing/raw-http";
import { httpRouter } from "./http-router.mjs";
import { trpcNodeAdapter } from "./node-adapter";

const database = testDatabase();
const secret = "a secret that is long enough for a test";

beforeEach(() => {
  vi.stubEnv("NEXTAUTH_SECRET", secret);
  Object.assign(runtime, { database, handleTrpc: trpcNodeAdapter });
});
afterEach(() => {
  vi.unstubAllEnvs();
  Object.assign(runtime, { database: null, handleTrpc: null });
});

/** Starts the router as in server.mjs on a free port. No request of these tests may reach Next. */
async function startServer() {
  const next = async () => {
    throw new Error("this reached Next");
  };
  return (await serveHttp(httpRouter(next, { proxies: 0 }))).port;
}

interface Sent {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: string;
}

async function ask(port: number, call: string, { method = "GET", headers = {}, body }: Sent = {}) {
  const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
  const path = `/api/trpc/${call}`;
  const req = request({
    port,
    host: "127.0.0.1",
    path,
    method,
    headers: { ...headers, ...length },
  });
  req.end(body);
  const [res] = (await once(req, "response")) as [IncomingMessage];
  const bytes = Buffer.concat(await res.toArray());
  return { status: res.statusCode, headers: res.headers, bytes };
}

const parseAnswer = ({ bytes }: { bytes: Buffer }) => JSON.parse(bytes.toString());

async function signedIn() {
  const guest = await signInGuest(database);
  const token = await encode({ token: { sub: guest.userId, sid: guest.sid }, secret });
  return { ...guest, cookie: `${sessionCookieName(false)}=${token}` };
}

const own = { "sec-fetch-site": "same-origin", "content-type": "application/json" };

test("answers mutations and queries with security headers and no-store", async () => {
  const { cookie } = await signedIn();
  const port = await startServer();
  const headers = { ...own, cookie };
  const body = JSON.stringify({ name: "Flöte" });
  const made = await ask(port, "activity.create", { method: "POST", headers, body });
  expect(parseAnswer(made).result.data).toMatchObject({ name: "Flöte" });
  const asked = await ask(port, "account.me,activity.list?batch=1", { headers: { cookie } });
  expect(parseAnswer(asked)).toMatchObject([
    { result: { data: { isGuest: true } } },
    { result: { data: expect.arrayContaining([expect.objectContaining({ name: "Flöte" })]) } },
  ]);
  expect(asked.headers).toMatchObject({
    "content-type": "application/json",
    "content-length": String(asked.bytes.length),
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
  });
});

test("refuses foreign pages, forms, large bodies and long batches", async () => {
  const { cookie, call } = await signedIn();
  const port = await startServer();
  const form = { ...own, "content-type": "multipart/form-data; boundary=x" };
  const refused: [number, string, Record<string, string>, string][] = [
    [403, "foreign_origin", { ...own, "sec-fetch-site": "cross-site" }, ""],
    [403, "foreign_origin", { "content-type": "application/json" }, ""],
    [415, "json_required", form, "--x--"],
    [413, "body_too_large", own, " ".repeat(65_537)],
  ];
  for (const [status, reason, headers, body] of refused) {
    const sent = { method: "POST", headers: { ...headers, cookie }, body };
    const answer = await ask(port, "account.signOutEverywhere", sent);
    expect(answer.status).toBe(status);
    expect(parseAnswer(answer).error.data).toMatchObject({ httpStatus: status, reason });
    expect(answer.headers["cache-control"]).toBe("no-store");
  }
  for (const comma of [",", "%2C", "%2c"]) {
    const calls = Array(11).fill("account.me").join(comma);
    const answer = await ask(port, `${calls}?batch=1`, { headers: { cookie } });
    expect(parseAnswer(answer).error.data.reason).toBe("batch_too_large");
  }
  expect(await call.account.devices()).toHaveLength(1);
});

test("identifies the viewer by the cookie of a device that is still signed in", async () => {
  const { cookie, sid } = await signedIn();
  const port = await startServer();
  expect((await ask(port, "account.me")).status).toBe(401);
  expect((await ask(port, "account.me", { headers: { cookie } })).status).toBe(200);
  await database.query("delete from auth_session where id = $1", [sid]);
  expect((await ask(port, "account.me", { headers: { cookie } })).status).toBe(401);
});

test("answers a malformed URL with a client error, and HEAD without a body", async () => {
  const port = await startServer();
  const broken = await ask(port, "%E0%A4%A");
  expect([broken.status, parseAnswer(broken).error.data.reason]).toEqual([400, "invalid_input"]);
  for (const call of ["%2F", "a\\b"]) expect((await ask(port, call)).status).toBe(404);
  expect((await ask(port, "..")).status).toBe(400);
  const odd = await ask(port, "account.me", { headers: { host: "a b" } });
  expect(odd.status).toBe(401);
  const { status, bytes } = await ask(port, "account.me", { method: "HEAD" });
  expect([status, bytes.length]).toEqual([204, 0]);
});

test("compresses a long answer for clients that accept gzip", async () => {
  const { cookie } = await signedIn();
  const port = await startServer();
  const input = encodeURIComponent('{"from":"2025-01-01","to":"2025-12-31"}');
  const get = (coding: string) =>
    ask(port, `dashboard.personal?input=${input}`, {
      headers: { cookie, "accept-encoding": coding },
    });
  const plain = await get("br, gzip;q=0");
  expect(plain.headers["content-encoding"]).toBeUndefined();
  const compressed = await get("gzip, deflate, br");
  expect(compressed.headers).toMatchObject({
    "content-encoding": "gzip",
    "content-length": String(compressed.bytes.length),
    vary: expect.stringContaining("Accept-Encoding"),
  });
  expect(gunzipSync(compressed.bytes).toString()).toBe(plain.bytes.toString());
});

test("a client that disconnects while sending changes nothing and logs no error", async () => {
  const errors = vi.spyOn(console, "error");
  const { cookie, call } = await signedIn();
  const port = await startServer();
  const gone = connect(port, "127.0.0.1");
  const head = Object.entries({ ...own, cookie, "content-length": "100" });
  const lines = head.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  gone.end(`POST /api/trpc/account.signOutEverywhere HTTP/1.1\r\nHost: x\r\n${lines}\r\n{`);
  await once(gone.resume(), "close");
  expect((await ask(port, "account.me", { headers: { cookie } })).status).toBe(200);
  expect(await call.account.devices()).toHaveLength(1);
  expect(errors).not.toHaveBeenCalled();
});
