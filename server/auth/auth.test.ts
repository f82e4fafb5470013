import { encode } from "next-auth/jwt";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { addressGroup } from "../http/address.mjs";
import { runtime } from "../process/runtime.mjs";
import { signInGuest } from "../testing/callers";
import { travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { SIGNED_IN_SECONDS, sessionCookieName } from "./cookie";
import { createAuthOptions } from "./options";
import { isSameOrigin } from "./origin";
import { authorizeGuest, authorizePassword } from "./providers";
import { consumeLimit } from "./rate-limit";
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
  test("is the person whose device the cookie names", async () => {
    const { userId, sid } = await signInGuest(database, "Mara");
    const viewer = await viewerFromCookies(database.db, await cookie({ sub: userId, sid }));
    expect(viewer).toMatchObject({ userId, sid, name: "Mara", isGuest: true });
  });

  test("is null without a cookie, with a forged one, without sid, or with an unknown sid", async () => {
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

  test("is null once the device's sign-in has expired", async () => {
    const { userId, sid } = await signInGuest(database);
    const header = await cookie({ sub: userId, sid });
    await travel(database.db, SIGNED_IN_SECONDS * 1000);
    expect(await viewerFromCookies(database.db, header)).toBeNull();
    await travel(database.db, -SIGNED_IN_SECONDS * 1000);
  });
});

describe("signing in", () => {
  const from = (address: string) => ({ "x-stint-address": address, "user-agent": "Firefox" });

  test("a guest needs neither a name nor a known time zone", async () => {
    expect(await authorizeGuest({}, from("192.0.2.1"))).toMatchObject({ name: "Guest" });
    expect(
      await authorizeGuest({ name: " Mara ", timeZone: "Mars/Olympus" }, from("192.0.2.1")),
    ).toMatchObject({ name: "Mara" });
  });

  test("creates an invited guest together with their membership, or not at all", async () => {
    const owner = await signInGuest(database, "Olga");
    const { slug: roomSlug } = await owner.call.room.create({ name: "Library", timeZone: "UTC" });
    const { token: invite } = await owner.call.invite.create({
      roomSlug,
      role: "member",
      maxUses: 1,
    });
    const join = (name: string) => authorizeGuest({ name, invite }, from("192.0.2.3"));
    const outcomes = await Promise.allSettled(["Ben", "Late"].map(join));
    const refused = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused).toMatchObject([{ reason: "invite_used_up" }]);
    const members = await owner.call.member.list({ roomSlug });
    expect(members).toHaveLength(2);
    const created = `select name from "user" where name in ('Ben', 'Late')`;
    expect(await database.query(created, [])).toHaveLength(1);
  });

  test("signs in by email in any case and password", async () => {
    const { call, userId } = await signInGuest(database);
    await call.account.claim({ email: "in@example.org", password: "correct horse" });
    const sign = (email: string, password: string) =>
      authorizePassword({ email, password }, from("192.0.2.2"));
    expect(await sign("In@Example.org", "correct horse")).toMatchObject({ id: userId });
    expect(await sign("in@example.org", "wrong horse")).toBeNull();
    expect(await sign("nobody@example.org", "correct horse")).toBeNull();
    expect(await sign("not an address", "correct horse")).toBeNull();
  });

  test("puts the signed-in device into the token, and nothing that a client sends later", async () => {
    const user = await authorizeGuest({ name: "Mara" }, from("192.0.2.4"));
    if (!user) throw new Error("the guest was not signed in");
    const issue = createAuthOptions(() => {}).callbacks?.jwt as (params: object) => Promise<object>;
    const token = await issue({ token: { name: "Mara" }, user, trigger: "signIn" });
    expect(token).toEqual({ sub: user.id, sid: user.sid });
    const changed = { sub: "other", sid: "other" };
    expect(await issue({ token, session: changed, trigger: "update" })).toEqual(token);
    const viewer = await viewerFromCookies(database.db, await cookie({ ...token }));
    expect(viewer).toMatchObject({ userId: user.id, sid: user.sid, isGuest: true });
  });

  test("a school behind one address can join within an hour, but not any number of guests", async () => {
    const addresses = Array.from({ length: 1_200 }, (_, n) => `2001:db8:0:1::${n.toString(16)}`);
    for (const address of addresses) {
      await consumeLimit(database, "guest", addressGroup(address));
    }
    await expect(authorizeGuest({}, from("2001:db8:0:1::ffff"))).rejects.toMatchObject({
      reason: "guest_limit",
      details: { retryAfterSeconds: expect.any(Number) },
    });
    expect(await authorizeGuest({}, from("2001:db8:0:2::1"))).not.toBeNull();
  });
});

test("groups IPv6 addresses by /64 and IPv4 addresses in any notation", () => {
  expect(addressGroup("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
  expect(addressGroup("2001:0db8:1:2::9")).toBe("2001:db8:1:2::/64");
  expect(addressGroup("fe80::1%eth0")).toBe("fe80:0:0:0::/64");
  expect(addressGroup("::1")).toBe("0:0:0:0::/64");
  expect(addressGroup("::ffff:192.0.2.7")).toBe("192.0.2.7");
  expect(addressGroup("192.0.2.7")).toBe("192.0.2.7");
});

test("accepts a request by Sec-Fetch-Site or a matching origin", () => {
  vi.stubEnv("NEXTAUTH_URL", "https://stint.example");
  const isOwnOrigin = (headers: Record<string, string>) => isSameOrigin(new Headers(headers));
  expect(isOwnOrigin({ "sec-fetch-site": "same-origin" })).toBe(true);
  expect(isOwnOrigin({ origin: "https://stint.example", host: "10.0.0.5:3000" })).toBe(true);
  expect(isOwnOrigin({ origin: "http://localhost:3000", host: "localhost:3000" })).toBe(true);
  expect(isOwnOrigin({})).toBe(false);
  expect(isOwnOrigin({ origin: "null", host: "localhost:3000" })).toBe(false);
  expect(isOwnOrigin({ origin: "https://evil.example", host: "stint.example" })).toBe(false);
  for (const site of ["cross-site", "same-site", "none"]) {
    expect(isOwnOrigin({ "sec-fetch-site": site, origin: "https://stint.example" })).toBe(false);
  }
});
