import { describe, expect, test, vi } from "vitest";
import { runtime } from "../process/runtime.mjs";
import { AuthBrowser, failingDatabase, serveAuth } from "../testing/auth-browser";
import { testDatabase } from "../testing/database";
import { viewerFromCookies } from "./viewer";

const database = testDatabase();
const secret = "a secret that is long enough for a test";
const { expectNothingLogged } = serveAuth(database, secret);

test("signs a guest in, says who is signed in, and signs out", async () => {
  const browser = new AuthBrowser();
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
  const { status, body } = await new AuthBrowser().post("callback/password", wrong);
  expect([status, body.url]).toEqual([401, expect.stringContaining("error=CredentialsSignin")]);
});

test.each(["guest", "password"])(
  "asks to try again later when a sign-in as %s meets a database that is not available",
  async (provider) => {
    const error = Object.assign(new Error("disk full"), { code: "53100" });
    runtime.database = failingDatabase(database, error);
    const fields = { name: "Mara", email: "mara@example.org", password: "a long password" };
    const answer = await new AuthBrowser().post(`callback/${provider}`, fields);
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("1");
    expect(answer.body.error.data).toMatchObject({ reason: "database_unavailable" });
    expect(answer.text).not.toContain("disk full");
  },
);

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
    const answer = await new AuthBrowser().send(method, path, init);
    expect([answer.status, answer.body.error.data.reason]).toEqual([status, reason]);
    expectNothingLogged();
  });

  test("a form of another site; a program without these headers needs the token only", async () => {
    const browser = new AuthBrowser();
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
    const browser = new AuthBrowser();
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
