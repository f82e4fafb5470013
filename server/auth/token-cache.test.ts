import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sidOf } from "./token-cache";

const secret = "the secret of these tests";
beforeEach(() => vi.stubEnv("NEXTAUTH_SECRET", secret));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

test("a token names its device, the first time and every time after", async () => {
  const sid = randomUUID();
  const token = await encode({ token: { sid }, secret });
  for (const _ of [1, 2, 3]) expect(await sidOf(token)).toBe(sid);
});

test("a token made with another secret names none, also where it was known under its own", async () => {
  const token = await encode({ token: { sid: randomUUID() }, secret });
  expect(await sidOf(token)).not.toBeNull();
  vi.stubEnv("NEXTAUTH_SECRET", "another secret");
  expect(await sidOf(token)).toBeNull();
});

test("a token that has run out names none, also where it was known before", async () => {
  const token = await encode({ token: { sid: randomUUID() }, secret, maxAge: 60 });
  expect(await sidOf(token)).not.toBeNull();
  vi.useFakeTimers({ now: Date.now() + 120_000 });
  expect(await sidOf(token)).toBeNull();
});

test.each([
  ["nonsense", "nonsense"],
  ["nothing", ""],
])("%s names no device", async (_, token) => {
  expect(await sidOf(token)).toBeNull();
});

test("a token without a device, or with one that is no id, names none", async () => {
  for (const token of [{}, { sid: "me" }]) {
    expect(await sidOf(await encode({ token, secret }))).toBeNull();
  }
});

test("more tokens than are remembered still name theirs", async () => {
  const sids = Array.from({ length: 2_050 }, () => randomUUID());
  const tokens = await Promise.all(sids.map((sid) => encode({ token: { sid }, secret })));
  for (const [i, token] of tokens.entries()) expect(await sidOf(token)).toBe(sids[i]);
  expect(await sidOf(tokens[0] ?? "")).toBe(sids[0]);
});
