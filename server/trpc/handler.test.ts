import { encode } from "next-auth/jwt";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sessionCookieName } from "../auth/cookie";
import { runtime } from "../process/runtime.mjs";
import { signInGuest } from "../testing/callers";
import { testDatabase } from "../testing/database";
import { handleTrpc } from "./handler";

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

async function send(path: string, init: RequestInit = {}) {
  const response = await handleTrpc(new Request(`http://localhost:3000/api/trpc/${path}`, init));
  const { status, headers } = response;
  return { status, headers, body: await response.json() };
}

async function signedIn() {
  const guest = await signInGuest(database);
  const token = await encode({ token: { sub: guest.userId, sid: guest.sid }, secret });
  return { ...guest, cookie: `${sessionCookieName(false)}=${token}` };
}

const own = { "sec-fetch-site": "same-origin", "content-type": "application/json" };

test("accepts a JSON mutation from our own pages", async () => {
  const { cookie } = await signedIn();
  const body = JSON.stringify({ name: "Piano" });
  const { status } = await send("activity.create", {
    method: "POST",
    headers: { ...own, cookie },
    body,
  });
  expect(status).toBe(200);
});

test("refuses a mutation from another site before anything runs", async () => {
  const { cookie, call } = await signedIn();
  const before = await call.account.devices();
  const foreign: Record<string, string>[] = [
    { "sec-fetch-site": "cross-site", "content-type": "application/json" },
    { origin: "https://evil.example", "content-type": "application/json" },
    { "content-type": "application/json" },
  ];
  for (const headers of foreign) {
    const answer = await send("account.signOutEverywhere", {
      method: "POST",
      headers: { ...headers, cookie },
    });
    expect(answer.status).toBe(403);
    expect(answer.body.error.data).toMatchObject({ code: "FORBIDDEN", reason: "foreign_origin" });
  }
  expect(await call.account.devices()).toEqual(before);
});

test("refuses a mutation that is not JSON, including a form", async () => {
  const { cookie } = await signedIn();
  for (const type of ["text/plain", "multipart/form-data; boundary=x", undefined]) {
    const headers = {
      "sec-fetch-site": "same-origin",
      cookie,
      ...(type && { "content-type": type }),
    };
    const { status, body } = await send("account.signOutEverywhere", { method: "POST", headers });
    expect(status).toBe(415);
    expect(body.error.data.reason).toBe("json_required");
  }
});

test("refuses a batch of more than ten calls, with plain or escaped commas", async () => {
  for (const comma of [",", "%2C"]) {
    const calls = Array(11).fill("focusSession.current").join(comma);
    const { status, body } = await send(`${calls}?batch=1`);
    expect(status).toBe(400);
    expect(body.error.data.reason).toBe("batch_too_large");
  }
});

test("never runs a mutation by GET", async () => {
  const { cookie, call } = await signedIn();
  const { status } = await send("account.signOutEverywhere", { headers: { cookie } });
  expect(status).toBe(405);
  expect(await call.account.devices()).toHaveLength(1);
});

test("names invalid fields, and never answers invalid input with a server error", async () => {
  const { cookie } = await signedIn();
  const headers = { ...own, cookie };
  const bodies = ["{", "null", "[]", '{"activityId":"x","minutes":4}', '{"minutes":1e999}'];
  for (const body of bodies) {
    const { status, body: answer } = await send("focusSession.start", {
      method: "POST",
      headers,
      body,
    });
    expect({ body, status, reason: answer.error.data.reason }).toEqual({
      body,
      status: 400,
      reason: "invalid_input",
    });
  }
  const { body } = await send("focusSession.start", {
    method: "POST",
    headers,
    body: '{"activityId":"x","minutes":4}',
  });
  expect(body.error.data.fields.sort()).toEqual(["activityId", "minutes"]);
});

test("names each invalid field once, also that of the room", async () => {
  const { cookie } = await signedIn();
  const ask = async (procedure: string, input: object) => {
    const query = encodeURIComponent(JSON.stringify(input));
    const { status, body } = await send(`${procedure}?input=${query}`, {
      headers: { ...own, cookie },
    });
    return { status, ...body.error.data };
  };
  const refused = { status: 400, reason: "invalid_input" };
  expect(await ask("groupSession.list", { roomSlug: 1 })).toMatchObject({
    ...refused,
    fields: ["roomSlug"],
  });
  expect(await ask("room.get", { slug: 1 })).toMatchObject({ ...refused, fields: ["slug"] });
  expect(await ask("groupSession.list", {})).toMatchObject({ ...refused, fields: ["roomSlug"] });
});

test("answers an unknown procedure with a reason and without a stack", async () => {
  const { status, body } = await send("room.destroy");
  expect(status).toBe(404);
  expect(body.error.data.reason).toBe("procedure_not_found");
  expect(JSON.stringify(body)).not.toContain("node_modules");
});

test("answers a URL with an invalid escape with a client error", async () => {
  const { status, body } = await send("%E0%A4%A");
  expect(status).toBe(400);
  expect(body.error.data.reason).toBe("invalid_input");
});

test("sends only an id to the client after an unexpected error", async () => {
  const { cookie } = await signedIn();
  runtime.database = {
    ...database,
    db: new Proxy({}, failWith(new Error("disk on fire"))),
  } as never;
  const answer = await send("focusSession.current", { headers: { cookie } });
  expect(answer.status).toBe(500);
  expect(answer.body.error.message).toBe("unexpected");
  expect(answer.body.error.data.id).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.stringify(answer.body)).not.toContain("disk on fire");
});

test.each(["55P03", "57014", "57P01", "40001", "53100", "ECONNRESET"])(
  "answers that the database is not available, to be tried again, after %s",
  async (code) => {
    const { cookie } = await signedIn();
    const error = Object.assign(new Error("no"), { code });
    for (const failed of [failWith(error), failWith(new Error("Failed query", { cause: error }))]) {
      runtime.database = { ...database, db: new Proxy({}, failed) } as never;
      const { status, headers, body } = await send("focusSession.current", { headers: { cookie } });
      expect(status).toBe(503);
      expect(headers.get("retry-after")).toBe("1");
      expect(body.error.data).toMatchObject({
        code: "SERVICE_UNAVAILABLE",
        reason: "database_unavailable",
      });
    }
  },
);

const failWith = (error: Error): ProxyHandler<object> => ({
  get: () => () => {
    throw error;
  },
});
