import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readSid } from "./token-cache";

const secret = "the secret of these tests";
beforeEach(() => vi.stubEnv("NEXTAUTH_SECRET", secret));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

test("reads the device of a token, every time", async () => {
  const sid = randomUUID();
  const token = await encode({ token: { sid }, secret });
  for (const _ of [1, 2, 3]) expect(await readSid(token)).toBe(sid);
});

test("refuses a token of another secret, even if cached under its own", async () => {
  const token = await encode({ token: { sid: randomUUID() }, secret });
  expect(await readSid(token)).not.toBeNull();
  vi.stubEnv("NEXTAUTH_SECRET", "another secret");
  expect(await readSid(token)).toBeNull();
});

test("refuses an expired token, even if cached", async () => {
  const token = await encode({ token: { sid: randomUUID() }, secret, maxAge: 60 });
  expect(await readSid(token)).not.toBeNull();
  vi.useFakeTimers({ now: Date.now() + 120_000 });
  expect(await readSid(token)).toBeNull();
});

test.each([
  ["an invalid token", "nonsense"],
  ["an empty token", ""],
])("refuses %s", async (_, token) => {
  expect(await readSid(token)).toBeNull();
});

test("refuses a token without a device or with an invalid id", async () => {
  for (const token of [{}, { sid: "me" }]) {
    expect(await readSid(await encode({ token, secret }))).toBeNull();
  }
});

test("reads more tokens than the cache holds", async () => {
  const sids = Array.from({ length: 2_050 }, () => randomUUID());
  const tokens = await Promise.all(sids.map((sid) => encode({ token: { sid }, secret })));
  for (const [i, token] of tokens.entries()) expect(await readSid(token)).toBe(sids[i]);
  expect(await readSid(tokens[0] ?? "")).toBe(sids[0]);
});
