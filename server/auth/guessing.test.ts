import { afterEach, beforeEach, expect, test } from "vitest";
import { runtime } from "../process/runtime.mjs";
import { Refusal } from "../refusal";
import { callOutcome, signInGuest } from "../testing/callers";
import { testDatabase } from "../testing/database";
import { race } from "../testing/race";
import { innerContext } from "../trpc/context";
import { createCaller } from "../trpc/root";
import { signInDevice } from "./mutations";
import { AT_ONCE, hashPassword, isPasswordRight, MAX_WAITING } from "./password";
import { authorizePassword } from "./providers";
import { consumeLimit, limitFailures } from "./rate-limit";
import { viewerBySid } from "./viewer";

const database = testDatabase();
const password = "correct horse";

beforeEach(() => {
  runtime.database = database;
});
afterEach(() => {
  runtime.database = null;
});

const limited = {
  reason: "too_many_requests",
  details: { retryAfterSeconds: expect.any(Number) },
};

const signInTo = (email: string, tried: string, address: string) =>
  authorizePassword({ email, password: tried }, { "x-stint-address": address });

/** Creates an account that was claimed at an address. */
async function createAccount(email: string, address = "198.51.100.200") {
  const { viewer, userId } = await signInGuest(database);
  const at = (from: string) =>
    createCaller(innerContext({ database, viewer, address: from, announce: () => {} }));
  await at(address).account.claim({ email, password });
  return { userId, at, sign: (tried: string, from: string) => signInTo(email, tried, from) };
}

const range = (length: number, from = 1) => Array.from({ length }, (_, n) => n + from);

test.each(["guess@example.org", "nobody@example.org"])(
  "lets 8 wrong passwords an hour from one address and 12 from all reach %s",
  async (email) => {
    if (email.startsWith("guess")) await createAccount(email);
    for (const _ of range(8)) expect(await signInTo(email, "a guess", "192.0.2.9")).toBeNull();
    await expect(signInTo(email, "a guess", "192.0.2.9")).rejects.toMatchObject(limited);
    for (const n of range(4, 20)) {
      expect(await signInTo(email, "a guess", `192.0.2.${n}`)).toBeNull();
    }
    await expect(signInTo(email, password, "192.0.2.60")).rejects.toMatchObject(limited);
  },
);

test("lets at most 20 simultaneous wrong passwords reach an account, a known address included", async () => {
  const { sign } = await createAccount("many@example.org", "203.0.113.1");
  const addresses = range(40, 100).map((n) => `203.0.113.${n}`);
  const tries = [...addresses, ...range(12).map(() => "203.0.113.1")];
  const outcomes = await Promise.allSettled(tries.map((address) => sign("a guess", address)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
});

test("guesses from one address alone do not lock the account", async () => {
  const { userId, sign } = await createAccount("one@example.org");
  for (const _ of range(60)) await sign("a guess", "198.51.100.1").catch(() => null);
  await expect(sign(password, "198.51.100.1")).rejects.toMatchObject(limited);
  expect(await sign(password, "198.51.100.2")).toMatchObject({ id: userId });
});

test("guesses from elsewhere do not lock a person out where they claimed, changed the password or signed in", async () => {
  const [claimed, changed, signedIn] = ["192.0.2.101", "192.0.2.102", "192.0.2.103"];
  const { userId, at, sign } = await createAccount("home@example.org", claimed);
  await at(changed).account.changePassword({ current: password, next: "another horse" });
  expect(await sign("another horse", signedIn)).toMatchObject({ id: userId });
  for (const n of range(12)) expect(await sign("a guess", `192.0.2.${n}`)).toBeNull();
  await expect(sign("another horse", "192.0.2.51")).rejects.toMatchObject(limited);
  for (const address of [claimed, changed, signedIn]) {
    expect(await sign("a slip", address)).toBeNull();
    expect(await sign("another horse", address)).toMatchObject({ id: userId });
  }
});

test("guesses at other accounts from a known address do not lock its people out", async () => {
  const { userId, sign } = await createAccount("school@example.org", "192.0.2.150");
  for (const _ of range(195)) await consumeLimit(database, "password_address", "192.0.2.150");
  for (const n of range(5)) {
    expect(await signInTo(`${n}@example.org`, "a guess", "192.0.2.150")).toBeNull();
  }
  await expect(signInTo("201@example.org", "a guess", "192.0.2.150")).rejects.toMatchObject(
    limited,
  );
  expect(await sign(password, "192.0.2.150")).toMatchObject({ id: userId });
});

test("counts no correct password as a guess, nor gives back the wrong ones after it", async () => {
  const email = `${"long".repeat(15)}@${"domain.".repeat(25)}example`;
  const { sign } = await createAccount(email);
  for (const _ of range(14)) expect(await sign(password, "192.0.2.3")).not.toBeNull();
  for (const _ of range(8)) {
    expect(await sign("a slip", "192.0.2.3")).toBeNull();
    await sign(password, "192.0.2.3").catch(() => null);
  }
  await expect(sign(password, "192.0.2.3")).rejects.toMatchObject(limited);
});

test("limits guesses of the current password on a signed-in device, by claiming again too", async () => {
  const email = "current@example.org";
  const { userId } = await createAccount(email);
  const sid = await signInDevice(database.db, { userId, device: null });
  const viewer = await viewerBySid(database.db, sid);
  const address = "192.0.2.4";
  const { account } = createCaller(innerContext({ database, viewer, address, announce: () => {} }));
  const guess = () => account.changePassword({ current: "wrong horse", next: "mine now" });
  for (const _ of range(4)) {
    expect(await callOutcome(guess())).toBe("wrong_password");
    expect(await callOutcome(account.claim({ email, password: "wrong horse" }))).toBe(
      "already_claimed",
    );
  }
  expect(await callOutcome(account.claim({ email, password }))).toBe("too_many_requests");
  expect(await callOutcome(guess())).toBe("too_many_requests");
});

test("tells at most 100 times an hour at one address that an email has an account", async () => {
  await createAccount("taken@example.org");
  const claim = async (email: string) => {
    const { viewer } = await signInGuest(database);
    const address = "192.0.2.77";
    const call = createCaller(innerContext({ database, viewer, address, announce: () => {} }));
    return callOutcome(call.account.claim({ email, password }));
  };
  expect(await claim("free@example.org")).toBe("accepted");
  for (const _ of range(95)) await consumeLimit(database, "claim_address", "192.0.2.77");
  for (const _ of range(5)) expect(await claim("taken@example.org")).toBe("email_taken");
  expect(await claim("taken@example.org")).toBe("too_many_requests");
  expect(await claim("free2@example.org")).toBe("too_many_requests");
});

test("refuses hashes beyond those that can wait, and recovers", async () => {
  const hashes = await race(range(AT_ONCE + MAX_WAITING + 3).map(() => hashPassword(password)));
  expect(hashes.results).toHaveLength(AT_ONCE + MAX_WAITING);
  expect(hashes.refusals).toMatchObject(
    range(3).map(() => ({ code: "SERVICE_UNAVAILABLE", reason: "server_busy" })),
  );
  expect(await isPasswordRight(hashes.results[0], password)).toBe(true);
});

test("counts an attempt that is refused for another reason as no guess", async () => {
  const attempt = (reason: "server_busy" | "wrong_credentials") =>
    limitFailures(
      database,
      { reason: "wrong_credentials", limits: [["password_place", "an account at an address"]] },
      () => Promise.reject(new Refusal(reason)),
    );
  for (const _ of range(9)) expect(await callOutcome(attempt("server_busy"))).toBe("server_busy");
  for (const _ of range(8)) {
    expect(await callOutcome(attempt("wrong_credentials"))).toBe("wrong_credentials");
  }
  expect(await callOutcome(attempt("wrong_credentials"))).toBe("too_many_requests");
});
