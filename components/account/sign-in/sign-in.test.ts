import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isSomeoneSignedIn, signInWithPassword, signOutHere } from "./sign-in";

beforeEach(() => {
  vi.stubGlobal("location", { href: "http://localhost:3000/sign-in" });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Makes the server answer every request but that for the CSRF token with this. */
function answerWith(status: number, body: unknown) {
  vi.stubGlobal("fetch", async (path: string) =>
    path === "/api/auth/csrf"
      ? Response.json({ csrfToken: "x" })
      : new Response(typeof body === "string" ? body : JSON.stringify(body), { status }),
  );
}

const reasonOf = async (action: Promise<unknown>) =>
  action.then(
    () => null,
    (error) => error.data.reason,
  );

const refusal = (reason: string) => ({ error: { message: reason, data: { reason } } });
const nextAuth = (error: string) => ({
  url: `http://localhost:3000/api/auth/error?error=${error}`,
});

test.each([
  [403, refusal("https_required"), "https_required"],
  [403, refusal("cookies_required"), "cookies_required"],
  [503, refusal("server_busy"), "server_busy"],
  [503, refusal("database_unavailable"), "database_unavailable"],
  [401, nextAuth("CredentialsSignin&provider=password"), "wrong_credentials"],
  [401, nextAuth("too_many_requests"), "too_many_requests"],
  [401, nextAuth("Something else"), "unexpected"],
  [500, "<h1>Internal error</h1>", "unexpected"],
  [502, "<h1>Bad gateway</h1>", "database_unavailable"],
  [200, { url: "http://localhost:3000/" }, null],
])("after %i %j, says why signing in and out failed: %s", async (status, body, reason) => {
  answerWith(status, body);
  expect(await reasonOf(signInWithPassword("mara@example.org", "secret"))).toBe(reason);
  expect(await reasonOf(signOutHere())).toBe(reason);
});

test("does not take a failed answer for nobody being signed in", async () => {
  answerWith(200, {});
  expect(await isSomeoneSignedIn()).toBe(false);
  answerWith(200, { user: { id: "1" } });
  expect(await isSomeoneSignedIn()).toBe(true);
  answerWith(503, refusal("server_busy"));
  expect(await reasonOf(isSomeoneSignedIn())).toBe("server_busy");
});
