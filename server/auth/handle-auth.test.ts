import { encode } from "next-auth/jwt";
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from "vitest";
import { log } from "../log";
import { runtime } from "../process/runtime.mjs";
import { signInGuest } from "../testing/callers";
import { testDatabase } from "../testing/database";
import { handleAuth } from "./handle-auth";
import { viewerFromCookies } from "./viewer";

const database = testDatabase();
const secret = "a secret that is long enough for a test";
let logged: MockInstance[] = [];

beforeEach(() => {
  vi.stubEnv("NEXTAUTH_SECRET", secret);
  vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
  runtime.database = database;
  logged = (["error", "warn"] as const).flatMap((level) => [
    vi.spyOn(log, level) as MockInstance,
    vi.spyOn(console, level) as MockInstance,
  ]);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  runtime.database = null;
});

const expectNothingLogged = () => {
  for (const writes of logged) expect(writes).not.toHaveBeenCalled();
};

/** A browser that keeps the cookies it is sent. */
class Browser {
  readonly cookies = new Map<string, string>();
  origin: string | null = "http://localhost:3000";

  async send(method: string, path: string, init: RequestInit = {}) {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0) headers.set("cookie", this.cookie);
    if (method === "POST" && this.origin) headers.set("origin", this.origin);
    const url = `http://localhost:3000/api/auth/${path}`;
    const response = await handleAuth(new Request(url, { ...init, method, headers }));
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "" || /max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  }

  async post(path: string, fields: Record<string, string> = {}) {
    const { csrfToken } = (await this.send("GET", "csrf")).body;
    const body = new URLSearchParams({ csrfToken, json: "true", ...fields });
    return this.send("POST", path, { body });
  }

  get cookie() {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  get sessionCookies() {
    return [...this.cookies.keys()].filter((name) => name.endsWith("session-token"));
  }
}

function parse(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function oldCookie(browser: Browser, name = "next-auth.session-token") {
  const guest = await signInGuest(database, "Mara");
  const token = await encode({ token: { sub: guest.userId, sid: guest.sid }, secret });
  browser.cookies.set(name, token);
  return guest;
}

test("signs a guest in, says who is signed in, and signs out", async () => {
  const browser = new Browser();
  const signedIn = await browser.post("callback/guest", { name: "Mara", callbackUrl: "/rooms/ü✓" });
  expect(signedIn).toMatchObject({
    status: 200,
    body: { url: "http://localhost:3000/rooms/%C3%BC%E2%9C%93" },
  });
  expect((await browser.send("GET", "session")).body.user.name).toBe("Mara");
  expect(await viewerFromCookies(database.db, browser.cookie)).toMatchObject({ name: "Mara" });
  expect((await browser.post("signout")).status).toBe(200);
  expect(browser.sessionCookies).toEqual([]);
  expect((await browser.send("GET", "session")).body).toEqual({});
  expectNothingLogged();
});

test("passes on the reason of a refused sign-in", async () => {
  const wrong = { email: "nobody@example.org", password: "wrong" };
  const { status, body } = await new Browser().post("callback/password", wrong);
  expect([status, body.url]).toEqual([401, expect.stringContaining("error=CredentialsSignin")]);
});

test.each(["guest", "password"])(
  "asks to try again later when a sign-in as %s meets a database that is not available",
  async (provider) => {
    const error = Object.assign(new Error("disk full"), { code: "53100" });
    runtime.database = { ...database, ...failsEverywhere(error) } as never;
    const fields = { name: "Mara", email: "mara@example.org", password: "a long password" };
    const answer = await new Browser().post(`callback/${provider}`, fields);
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("1");
    expect(answer.body.error.data).toMatchObject({ reason: "database_unavailable" });
    expect(answer.text).not.toContain("disk full");
  },
);

describe("cookies", () => {
  test("of two sites on one host do not replace each other", async () => {
    const browser = new Browser();
    await browser.post("callback/guest", { name: "Mara" });
    vi.stubEnv("NEXTAUTH_SECRET", "the secret of another site on this host");
    expect((await browser.send("GET", "session")).body).toEqual({});
    await browser.post("callback/guest", { name: "Ben" });
    expect((await browser.send("GET", "session")).body.user.name).toBe("Ben");
    vi.stubEnv("NEXTAUTH_SECRET", secret);
    expect((await browser.send("GET", "session")).body.user.name).toBe("Mara");
  });

  test("on an https site can be set only by this host over https", async () => {
    vi.stubEnv("NEXTAUTH_URL", "https://stint.example");
    const browser = new Browser();
    browser.origin = "https://stint.example";
    const { headers } = await browser.post("callback/guest");
    const [line] = headers.getSetCookie().filter((cookie) => cookie.includes("session-token="));
    expect(line).toMatch(/^__Host-/);
    expect(line).toMatch(/; Path=\/; .*; HttpOnly; Secure; SameSite=Lax$/);
    expect(line).not.toMatch(/domain/i);
  });

  test("of an earlier version keep a guest signed in, and are replaced", async () => {
    for (const [url, name] of [
      ["http://localhost:3000", "next-auth.session-token"],
      ["https://stint.example", "__Secure-next-auth.session-token"],
    ] as const) {
      vi.stubEnv("NEXTAUTH_URL", url);
      const browser = new Browser();
      const { userId } = await oldCookie(browser, name);
      expect(await viewerFromCookies(database.db, browser.cookie)).toMatchObject({ userId });
      expect((await browser.send("GET", "session")).body.user.id).toBe(userId);
      expect(browser.sessionCookies).toEqual([expect.stringMatching(/stint-\w+\.next-auth/)]);
      expect(await viewerFromCookies(database.db, browser.cookie)).toMatchObject({ userId });
    }
  });

  test("of an earlier version do not come back after signing out or in", async () => {
    const browser = new Browser();
    await oldCookie(browser);
    await browser.post("signout");
    expect(browser.sessionCookies).toEqual([]);
    await oldCookie(browser);
    await browser.post("callback/guest", { name: "Ben" });
    expect(browser.sessionCookies).toHaveLength(1);
    await browser.post("signout");
    expect(await viewerFromCookies(database.db, browser.cookie)).toBeNull();
  });

  test("of another site with an earlier version stay", async () => {
    const browser = new Browser();
    browser.cookies.set("next-auth.session-token", "of another site");
    await browser.post("callback/guest", { name: "Mara" });
    await browser.post("signout");
    expect(browser.cookies.get("next-auth.session-token")).toBe("of another site");
  });

  test("that cannot be read are ignored without an entry in the log", async () => {
    const browser = new Browser();
    await browser.post("callback/guest");
    for (const name of browser.sessionCookies) browser.cookies.set(name, "nonsense");
    const callbackUrl = [...browser.cookies.keys()].find((name) => name.includes("callback-url"));
    for (const value of ["x", "%", "javascript:x"]) {
      browser.cookies.set(callbackUrl ?? "", value);
      browser.cookies.set("next-auth.callback-url", value);
      expect(await browser.send("GET", "session")).toMatchObject({ status: 200, body: {} });
    }
    expectNothingLogged();
  });

  test("keep a guest signed in while the database fails", async () => {
    const browser = new Browser();
    await browser.post("callback/guest");
    const before = browser.cookie;
    runtime.database = { ...database, db: new Proxy({}, failing) } as never;
    for (const [method, path] of [
      ["GET", "session"],
      ["POST", "signout"],
    ] as const) {
      const { status, text } =
        method === "GET" ? await browser.send(method, path) : await browser.post(path);
      expect([status, text]).toEqual([500, expect.stringContaining('"reason":"unexpected"')]);
      expect(text).not.toContain("disk on fire");
    }
    runtime.database = database;
    expect(browser.cookie).toContain(before);
    expect((await browser.send("GET", "session")).body.user).toBeDefined();
  });
});

const failWith = (error: Error): ProxyHandler<object> => ({
  get: () => () => {
    throw error;
  },
});
const failing = failWith(new Error("disk on fire"));

/** A database whose every statement fails. */
const failsEverywhere = (error: Error) => ({
  db: new Proxy({}, failWith(error)),
  query: () => Promise.reject(error),
});

describe("refuses with a reason, and logs nothing:", () => {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const json = { "content-type": "application/json" };
  test.each<[string, string, number, string, RequestInit]>([
    ["POST", "callback/password", 400, "invalid_input", { headers: json, body: '{"email":' }],
    ["POST", "callback/password", 400, "invalid_input", { headers: json, body: "null" }],
    ["POST", "callback/password", 400, "invalid_input", { headers: json, body: "[]" }],
    ["POST", "callback/guest", 400, "invalid_input", { headers: json, body: '{"callbackUrl":{}}' }],
    ["POST", "callback/guest", 400, "invalid_input", { headers: json, body: '{"csrfToken":[1]}' }],
    ["POST", "callback/guest", 400, "invalid_input", { headers: form, body: "callbackUrl=ftp:x" }],
    ["POST", "callback/guest", 400, "invalid_input", { body: "plain" }],
    ["POST", "callback/guest", 403, "cookies_required", { headers: form, body: "csrfToken=x" }],
    ["POST", "callback/guest", 403, "cookies_required", {}],
    ["POST", "callback/google", 404, "procedure_not_found", {}],
    ["POST", "_log", 404, "procedure_not_found", { headers: form, body: "level=error&code=x" }],
    ["POST", "session", 405, "invalid_input", {}],
    ["POST", "csrf", 405, "invalid_input", {}],
    ["GET", "callback/guest", 405, "invalid_input", {}],
    ["GET", "constructor", 404, "procedure_not_found", {}],
    ["GET", "session/x", 404, "procedure_not_found", {}],
    ["GET", "signin?callbackUrl=http%3A%2F%2F", 400, "invalid_input", {}],
    ["GET", "error?error=%0D%0ASet-Cookie", 400, "invalid_input", {}],
  ])("%s %s (%i %s)", async (method, path, status, reason, init) => {
    const answer = await new Browser().send(method, path, init);
    expect([answer.status, answer.body.error.data.reason]).toEqual([status, reason]);
    expectNothingLogged();
  });

  test("a form of another site; a program without these headers needs the token only", async () => {
    const browser = new Browser();
    browser.origin = "https://evil.example";
    expect((await browser.post("callback/guest")).body.error.data.reason).toBe("foreign_origin");
    browser.origin = null;
    expect((await browser.post("callback/guest")).status).toBe(200);
    expect((await browser.post("signout", { csrfToken: "x" })).body.error.data.reason).toBe(
      "foreign_origin",
    );
  });

  test("an https site that was opened over http, also behind a proxy with another host", async () => {
    vi.stubEnv("NEXTAUTH_URL", "https://stint.example");
    const browser = new Browser();
    for (const [origin, host, reason] of [
      ["http://stint.example", "stint.example", "https_required"],
      ["http://stint.example", "10.0.0.5:3000", "https_required"],
      ["http://10.0.0.5:3000", "10.0.0.5:3000", "https_required"],
      ["http://evil.example", "stint.example", "foreign_origin"],
    ] as const) {
      browser.origin = origin;
      const answer = await browser.send("POST", "callback/guest", { headers: { host } });
      expect(answer.body.error.data.reason).toBe(reason);
    }
  });
});
