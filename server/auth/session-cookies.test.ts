import { encode } from "next-auth/jwt";
import { expect, test, vi } from "vitest";
import { runtime } from "../process/runtime.mjs";
import { AuthBrowser, failingDatabase, serveAuth } from "../testing/auth-browser";
import { signInGuest } from "../testing/callers";
import { testDatabase } from "../testing/database";
import { viewerFromCookies } from "./viewer";

const database = testDatabase();
const secret = "a secret that is long enough for a test";
const { expectNothingLogged } = serveAuth(database, secret);

/** Signs a guest in with the session cookie of an earlier version. */
async function addOldCookie(browser: AuthBrowser, name = "next-auth.session-token") {
  const guest = await signInGuest(database, "Mara");
  const token = await encode({ token: { sub: guest.userId, sid: guest.sid }, secret });
  browser.cookies.set(name, token);
  return guest;
}

test("cookies of two sites on one host do not replace each other", async () => {
  const browser = new AuthBrowser();
  await browser.post("callback/guest", { name: "Mara" });
  vi.stubEnv("NEXTAUTH_SECRET", "the secret of another site on this host");
  expect((await browser.send("GET", "session")).body).toEqual({});
  await browser.post("callback/guest", { name: "Ben" });
  expect((await browser.send("GET", "session")).body.user.name).toBe("Ben");
  vi.stubEnv("NEXTAUTH_SECRET", secret);
  expect((await browser.send("GET", "session")).body.user.name).toBe("Mara");
});

test("cookies on an https site can be set only by this host over https", async () => {
  vi.stubEnv("NEXTAUTH_URL", "https://stint.example");
  const browser = new AuthBrowser();
  browser.origin = "https://stint.example";
  const { headers } = await browser.post("callback/guest");
  const [line] = headers.getSetCookie().filter((cookie) => cookie.includes("session-token="));
  expect(line).toMatch(/^__Host-/);
  expect(line).toMatch(/; Path=\/; .*; HttpOnly; Secure; SameSite=Lax$/);
  expect(line).not.toMatch(/domain/i);
});

test("cookies of an earlier version keep a guest signed in, and are replaced", async () => {
  for (const [url, name] of [
    ["http://localhost:3000", "next-auth.session-token"],
    ["https://stint.example", "__Secure-next-auth.session-token"],
  ] as const) {
    vi.stubEnv("NEXTAUTH_URL", url);
    const browser = new AuthBrowser();
    const { userId } = await addOldCookie(browser, name);
    expect(await viewerFromCookies(database.db, browser.cookie)).toMatchObject({ userId });
    expect((await browser.send("GET", "session")).body.user.id).toBe(userId);
    expect(browser.sessionCookies).toEqual([expect.stringMatching(/stint-\w+\.next-auth/)]);
    expect(await viewerFromCookies(database.db, browser.cookie)).toMatchObject({ userId });
  }
});

test("cookies of an earlier version do not come back after signing out or in", async () => {
  const browser = new AuthBrowser();
  await addOldCookie(browser);
  await browser.post("signout");
  expect(browser.sessionCookies).toEqual([]);
  await addOldCookie(browser);
  await browser.post("callback/guest", { name: "Ben" });
  expect(browser.sessionCookies).toHaveLength(1);
  await browser.post("signout");
  expect(await viewerFromCookies(database.db, browser.cookie)).toBeNull();
});

test("cookies of another site with an earlier version stay", async () => {
  const browser = new AuthBrowser();
  browser.cookies.set("next-auth.session-token", "of another site");
  await browser.post("callback/guest", { name: "Mara" });
  await browser.post("signout");
  expect(browser.cookies.get("next-auth.session-token")).toBe("of another site");
});

test("cookies that cannot be read are ignored without an entry in the log", async () => {
  const browser = new AuthBrowser();
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

test("cookies keep a guest signed in while the database fails", async () => {
  const browser = new AuthBrowser();
  await browser.post("callback/guest");
  const before = browser.cookie;
  runtime.database = failingDatabase(database, new Error("disk on fire"));
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
