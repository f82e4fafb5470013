import { encode } from "next-auth/jwt";
import type { SeededRandom } from "@/demo/group/seeded-random";
import type { Case } from "../case";
import { SECRET } from "../site/app-process";
import { Client } from "../site/client";
import { encodeCookie } from "../site/devices";
import { openRoom } from "../site/group";
import { type Answer, describeAnswer } from "../site/http";
import { Site } from "../site/site";

/** Session cookies and invite tokens that are altered, outdated or made by somebody else. */
export const TOKENS: Case = {
  name: "tokens",
  title: "altered, old and foreign session cookies and invite tokens",
  run: async (trial) => {
    const site = await Site.open(trial, { engine: "any" });
    const { url } = site.app;
    const owner = await Client.signInAsGuest(url, { name: "Mara" });
    const { slug, token } = await openRoom(owner, "Library");
    const altered = trial.scale(40, 400);

    const accepted: string[] = [];
    const cookies = [
      ...alterations(readToken(owner.cookie), altered, trial.random),
      ...(await foreignCookies(owner)),
      await signedOutCookie(url),
      await deletedCookie(url),
    ];
    let tried = 0;
    const names = cookieNames(owner.cookie);
    for (const cookie of names.flatMap((name) => cookies.map((value) => `${name}=${value}`))) {
      const answers = await tryCookie(url, cookie, slug);
      tried += answers.length;
      for (const answer of answers.filter(({ status }) => status === 200)) {
        accepted.push(`${cookie} was accepted: ${describeAnswer(answer)}`);
      }
    }
    trial.check("no session cookie is accepted", tried, accepted);

    // Otherwise a refusal of the others would prove nothing.
    const refused: string[] = [];
    let used = 0;
    for (const name of names) {
      const answers = await tryCookie(url, `${name}=${readToken(owner.cookie)}`, slug);
      used += answers.length;
      for (const answer of answers.filter(({ status }) => status !== 200)) {
        refused.push(`the genuine ${name} was refused: ${describeAnswer(answer)}`);
      }
    }
    trial.check("the genuine cookie is, under both names", used, refused);

    const joined: string[] = [];
    const stranger = await Client.signInAsGuest(url, { name: "Eve" });
    const tokens = [
      ...alterations(token, altered, trial.random),
      ...(await closedInvites(owner, slug)),
      token.toUpperCase(),
      ` ${token}`,
      `${token}\n`,
      slug,
      "%",
    ];
    for (const invite of tokens) {
      const answer = await stranger.mutate("invite.accept", { token: invite });
      if (answer.status === 200) joined.push(`invite ${JSON.stringify(invite)} was accepted`);
    }
    trial.check("no invite token is accepted", tokens.length, joined);
    const valid = await stranger.mutate("invite.accept", { token });
    trial.check("the genuine token is", 1, valid.status === 200 ? [] : [describeAnswer(valid)]);
    for (const client of [owner, stranger]) client.close();
  },
};

/** Every way to use a cookie: a query, a mutation, a stream and a download. */
async function tryCookie(url: string, cookie: string, slug: string): Promise<Answer[]> {
  const client = Client.withCookie(url, cookie);
  const answers = [
    await client.query("account.me"),
    await client.mutate("account.update", { name: "Mara" }),
    await client.request(`/api/live?room=${slug}`),
    await client.request("/api/export/account"),
  ];
  client.close();
  return answers;
}

/** The name of the session cookie, and the one that earlier versions gave it. */
function cookieNames(cookie: string): string[] {
  const own = /([^;\s]*next-auth\.session-token)=/.exec(cookie)?.[1] ?? "";
  return [own, "next-auth.session-token"];
}

const readToken = (cookie: string) => /next-auth\.session-token=([^;]+)/.exec(cookie)?.[1] ?? "";

/** Copies with one character replaced, removed or added. */
function alterations(token: string, count: number, random: SeededRandom): string[] {
  return Array.from({ length: count }, () => {
    // The last character of a part can stand for the same bytes as another.
    const inner = [...Array(token.length).keys()].filter(
      (i) => /\w/.test(token[i + 1] ?? "") && token[i] !== ".",
    );
    const at = random.pick(inner) ?? 0;
    const other = token[at] === "A" ? "B" : "A";
    const replaced = random.pick([other, "", `${token[at]}A`]) ?? other;
    return token.slice(0, at) + replaced + token.slice(at + 1);
  });
}

async function foreignCookies(owner: Client): Promise<string[]> {
  const sid = "00000000-0000-4000-8000-000000000000";
  const encoded = (token: Record<string, unknown>, secret = SECRET, maxAge?: number) =>
    encode({ token, secret, ...(maxAge !== undefined && { maxAge }) });
  const unsigned = (claims: object) =>
    [{ alg: "none" }, claims].map((part) =>
      Buffer.from(JSON.stringify(part)).toString("base64url"),
    );
  return [
    readToken(await encodeCookie(sid)),
    await encoded({ sub: owner.userId }),
    await encoded({ sub: owner.userId, sid: owner.userId }),
    await encoded({ sid: "' or true --" }),
    await encoded({ sid: [owner.userId] }),
    await encoded({ sid }, "another secret"),
    await encoded({ sub: owner.userId, sid }, " "),
    `${unsigned({ sub: owner.userId, sid, exp: 9_999_999_999 }).join(".")}.`,
    owner.userId,
    "",
    "null",
    "a.b.c.d.e",
    readToken(owner.cookie).slice(0, -20),
    readToken(owner.cookie).split(".").slice(0, 3).join("."),
  ];
}

async function signedOutCookie(url: string): Promise<string> {
  const client = await Client.signInAsGuest(url, { name: "Ben" });
  const cookie = readToken(client.cookie);
  await client.signOut();
  client.close();
  return cookie;
}

async function deletedCookie(url: string): Promise<string> {
  const client = await Client.signInAsGuest(url, { name: "Jonas" });
  const cookie = readToken(client.cookie);
  await client.write("account.delete", undefined);
  client.close();
  return cookie;
}

/** Tokens of invites that were revoked or used up. */
async function closedInvites(owner: Client, roomSlug: string): Promise<string[]> {
  const create = (more: object) =>
    owner.write<{ id: string; token: string }>("invite.create", {
      roomSlug,
      role: "member",
      ...more,
    });
  const revoked = await create({});
  await owner.write("invite.revoke", { roomSlug, id: revoked.id });
  const used = await create({ maxUses: 1 });
  const guest = { name: "Ada", invite: used.token };
  (await Client.signInAsGuest(owner.url, guest)).close();
  return [revoked.token, used.token];
}
