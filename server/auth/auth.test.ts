import { encode } from "next-auth/jwt";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { runtime } from "../process/runtime.mjs";
import { signInGuest } from "../testing/as";
import { travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { addressGroup } from "./address";
import { SIGNED_IN_SECONDS, sessionCookieName } from "./cookie";
import { isSameOrigin } from "./origin";
import { authorizeGuest, authorizePassword } from "./providers";
import { countUse } from "./rate-limit";
import { viewerFromCookies } from "./viewer";

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

const cookie = async (claims: Record<string, unknown>) =>
  `theme=dark; ${sessionCookieName(false)}=${await encode({ token: claims, secret })}`;

describe("the viewer", () => {
  test("is whom the cookie's device belongs to", async () => {
    const { userId, sid } = await signInGuest(database, "Mara");
    const viewer = await viewerFromCookies(database.db, await cookie({ sub: userId, sid }));
    expect(viewer).toMatchObject({ userId, sid, name: "Mara", isGuest: true });
  });

  test("is nobody without a cookie, with a forged one, without sid, or with an unknown sid", async () => {
    const { userId } = await signInGuest(database);
    const forged = await encode({ token: { sub: userId }, secret: "another secret, long enough" });
    const headers = [
      undefined,
      "",
      "theme=dark",
      `${sessionCookieName(false)}=nonsense`,
      `${sessionCookieName(false)}=${forged}`,
      await cookie({ sub: userId }),
      await cookie({ sub: userId, sid: crypto.randomUUID() }),
      await cookie({ sub: userId, sid: "not a uuid" }),
    ];
    for (const header of headers) {
      expect(await viewerFromCookies(database.db, header)).toBeNull();
    }
  });

  test("stays signed in as long as the device is used", async () => {
    const { userId, sid } = await signInGuest(database);
    const header = await cookie({ sub: userId, sid });
    const most = (SIGNED_IN_SECONDS - 60) * 1000;
    for (let i = 0; i < 2; i += 1) {
      await travel(database.db, most);
      expect(await viewerFromCookies(database.db, header)).toMatchObject({ userId });
    }
    await travel(database.db, -2 * most);
  });

  test("is nobody once the device's time has run out", async () => {
    const { userId, sid } = await signInGuest(database);
    const header = await cookie({ sub: userId, sid });
    await travel(database.db, SIGNED_IN_SECONDS * 1000);
    expect(await viewerFromCookies(database.db, header)).toBeNull();
    await travel(database.db, -SIGNED_IN_SECONDS * 1000);
  });
});

describe("signing in", () => {
  const from = (address: string) => ({ "x-stint-address": address, "user-agent": "Firefox" });

  test("a guest needs neither name nor known time zone", async () => {
    expect(await authorizeGuest({}, from("192.0.2.1"))).toMatchObject({ name: "Guest" });
    expect(
      await authorizeGuest({ name: " Mara ", timeZone: "Mars/Olympus" }, from("192.0.2.1")),
    ).toMatchObject({ name: "Mara", device: "Firefox" });
  });

  test("a guest by an invite is made together with their seat, or not at all", async () => {
    const owner = await signInGuest(database, "Olga");
    const { slug: roomSlug } = await owner.call.room.create({ name: "Library", timeZone: "UTC" });
    const { token: invite } = await owner.call.invite.create({
      roomSlug,
      role: "member",
      maxUses: 1,
    });
    const sitDown = (name: string) => authorizeGuest({ name, invite }, from("192.0.2.3"));
    const outcomes = await Promise.allSettled(["Ben", "Late"].map(sitDown));
    const refused = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused).toMatchObject([{ reason: "invite_used_up" }]);
    const members = await owner.call.member.list({ roomSlug });
    expect(members).toHaveLength(2);
    const made = `select name from "user" where name in ('Ben', 'Late')`;
    expect(await database.query(made, [])).toHaveLength(1);
  });

  test("an e-mail and its password sign in, in any case of the e-mail", async () => {
    const { call, userId } = await signInGuest(database);
    await call.account.claim({ email: "in@example.org", password: "correct horse" });
    const sign = (email: string, password: string) =>
      authorizePassword({ email, password }, from("192.0.2.2"));
    expect(await sign("In@Example.org", "correct horse")).toMatchObject({ id: userId });
    expect(await sign("in@example.org", "wrong horse")).toBeNull();
    expect(await sign("nobody@example.org", "correct horse")).toBeNull();
    expect(await sign("not an address", "correct horse")).toBeNull();
  });

  const stopped = {
    reason: "too_many_requests",
    details: { retryAfterSeconds: expect.any(Number) },
  };

  test("guessing one account's password is stopped, from one address sooner than from many", async () => {
    const guess = (n: number, address: string) =>
      authorizePassword({ email: "guess@example.org", password: `try ${n}` }, from(address));
    for (let n = 1; n <= 10; n += 1) expect(await guess(n, "192.0.2.9")).toBeNull();
    await expect(guess(11, "192.0.2.9")).rejects.toMatchObject(stopped);
    for (let n = 12; n <= 51; n += 1) expect(await guess(n, `192.0.2.${n}`)).toBeNull();
    await expect(guess(52, "192.0.2.52")).rejects.toMatchObject(stopped);
  });

  async function someoneWithPassword(email: string) {
    const { call, userId } = await signInGuest(database);
    await call.account.claim({ email, password: "correct horse" });
    const sign = (password: string, address: string) =>
      authorizePassword({ email, password }, from(address));
    return { userId, sign };
  }

  test("one address alone shuts nobody out, however often it guesses", async () => {
    const { userId, sign } = await someoneWithPassword("one@example.org");
    const guesses = Array.from({ length: 60 }, (_, n) => `try ${n}`);
    for (const guess of guesses) await sign(guess, "198.51.100.1").catch(() => null);
    await expect(sign("correct horse", "198.51.100.1")).rejects.toMatchObject(stopped);
    expect(await sign("correct horse", "198.51.100.2")).toMatchObject({ id: userId });
  });

  test("where one signed in before one gets in, however many guess elsewhere", async () => {
    const { userId, sign } = await someoneWithPassword("home@example.org");
    expect(await sign("correct horse", "203.0.113.200")).toMatchObject({ id: userId });
    for (let n = 1; n <= 50; n += 1) expect(await sign("a guess", `203.0.113.${n}`)).toBeNull();
    await expect(sign("correct horse", "203.0.113.51")).rejects.toMatchObject(stopped);
    expect(await sign("a slip", "203.0.113.200")).toBeNull();
    expect(await sign("correct horse", "203.0.113.200")).toMatchObject({ id: userId });
  });

  test("who knows the password is never held to be guessing", async () => {
    const { call } = await signInGuest(database);
    const email = `${"long".repeat(15)}@${"domain.".repeat(25)}example`;
    await call.account.claim({ email, password: "correct horse" });
    for (let n = 0; n < 12; n += 1) {
      const signedIn = await authorizePassword(
        { email, password: "correct horse" },
        from("192.0.2.3"),
      );
      expect(signedIn).not.toBeNull();
    }
  });

  test("a class of 100 behind one address can sit down within a minute", async () => {
    const addresses = Array.from({ length: 100 }, (_, n) => `2001:db8:0:1::${n.toString(16)}`);
    for (const address of addresses) {
      await countUse(database, "guest", addressGroup(address));
    }
  });
});

test("an IPv6 household is one address, an IPv4 one whatever its spelling", () => {
  expect(addressGroup("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
  expect(addressGroup("2001:0db8:1:2::9")).toBe("2001:db8:1:2::/64");
  expect(addressGroup("fe80::1%eth0")).toBe("fe80:0:0:0::/64");
  expect(addressGroup("::1")).toBe("0:0:0:0::/64");
  expect(addressGroup("::ffff:192.0.2.7")).toBe("192.0.2.7");
  expect(addressGroup("192.0.2.7")).toBe("192.0.2.7");
});

test("a request is ours when the browser says so or its origin is where it was sent", () => {
  vi.stubEnv("NEXTAUTH_URL", "https://stint.example");
  const ours = (headers: Record<string, string>) => isSameOrigin(new Headers(headers));
  expect(ours({ "sec-fetch-site": "same-origin" })).toBe(true);
  expect(ours({ origin: "https://stint.example", host: "10.0.0.5:3000" })).toBe(true);
  expect(ours({ origin: "http://localhost:3000", host: "localhost:3000" })).toBe(true);
  expect(ours({})).toBe(false);
  expect(ours({ origin: "null", host: "localhost:3000" })).toBe(false);
  expect(ours({ origin: "https://evil.example", host: "stint.example" })).toBe(false);
  for (const site of ["cross-site", "same-site", "none"]) {
    expect(ours({ "sec-fetch-site": site, origin: "https://stint.example" })).toBe(false);
  }
});
