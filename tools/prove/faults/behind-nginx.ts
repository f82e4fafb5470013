import { setTimeout as wait } from "node:timers/promises";
import { findFreePort } from "@/e2e/fixtures/app";
import { type Case, TIME_TOLERANCE, type Trial } from "../case";
import { Client } from "../site/client";
import { HttpSource } from "../site/event-source";
import { Group } from "../site/group";
import { describeAnswer, readReason, send } from "../site/http";
import { Nginx } from "../site/nginx";
import { Site } from "../site/site";
import { proveUnderLoad } from "./under-load";

/** Longer than the 60 s after which nginx closes a connection on which nothing has arrived. */
const LONG_STREAM_S = 75;
const HEARTBEAT_S = 15;
const STREAMS_BACK_WITHIN_S = 5;
/** Between two restarts, in the shortest form and with `--minutes`. */
const [SHORT_PAUSE_MS, LONG_PAUSE_MS] = [500, 5000];
/** Promised number of wrong passwords for one account that one address can try in an hour. */
const GUESSES = 8;

/** Two processes behind a real nginx with the documented configuration. */
export const BEHIND_NGINX: Case = {
  name: "behind-nginx",
  title: "two processes behind nginx, over https, are restarted one by one and both at once",
  needsPostgres: true,
  findObstacle: Nginx.findObstacle,
  run: async (trial) => {
    const ports = { http: await findFreePort(), https: await findFreePort() };
    const url = `https://127.0.0.1:${ports.https}`;
    const env = { NEXTAUTH_URL: url };
    const site = await Site.open(trial, { engine: "postgres", processes: 2, env });
    await Nginx.start(trial, { ...ports, apps: site.apps.map(({ port }) => port) });
    await checkHttps(trial, url, ports.http);
    await checkPlainHttp(trial, site.app.url);
    await checkAddresses(trial, url);
    await checkStreams(trial, url);
    await proveRollingRestarts(trial, site, url);
    const group = await proveUnderLoad(trial, site, {
      urls: [url],
      fault: async () => {
        for (let i = 0; i < trial.scale(1, 10); i += 1) {
          await wait(500);
          await restart(site.apps.slice(0, 1));
          await wait(500);
          await restart(site.apps);
        }
      },
    });
    const { refusals } = group.journal;
    const isRefused = refusals.some((refusal) => refusal.startsWith("502"));
    trial.check("calls are refused while no process runs", 1, isRefused ? [] : ["none was"]);
  },
};

async function restart(apps: Site["apps"]): Promise<void> {
  await Promise.all(apps.map((app) => app.stop("SIGTERM")));
  await Promise.all(apps.map((app) => app.start()));
}

/** Restarts both processes in turn, at least once each, while everyone acts and watches. */
async function proveRollingRestarts(trial: Trial, site: Site, url: string): Promise<void> {
  let restarts = 0;
  const { journal } = await proveUnderLoad(trial, site, {
    urls: [url],
    fault: async (group) => {
      const until = performance.now() + trial.minutes * 60_000;
      do {
        for (const app of site.apps) {
          await wait(trial.minutes > 0 ? LONG_PAUSE_MS : SHORT_PAUSE_MS);
          await app.stop("SIGTERM");
          const seconds = await group.awaitStreams(STREAMS_BACK_WITHIN_S * TIME_TOLERANCE);
          trial.checkSeconds(
            "streams are back, at the other process, after one has stopped",
            seconds,
            STREAMS_BACK_WITHIN_S,
          );
          await app.start();
          restarts += 1;
        }
      } while (performance.now() < until);
    },
  });
  trial.check(
    "while processes restart in turn, every act succeeds or does so when it is repeated once",
    journal.acts.length,
    journal.repeated,
  );
  console.log(
    `${restarts} rolling restarts, ${journal.acts.length} acts, ` +
      `${journal.requests - journal.acts.length} requests repeated`,
  );
}

async function checkHttps(trial: Trial, url: string, httpPort: number): Promise<void> {
  const plain = await send(`http://127.0.0.1:${httpPort}/rooms?q=1`);
  const isRedirect =
    plain.status === 301 && plain.headers.location === "https://127.0.0.1/rooms?q=1";
  trial.check("http leads to https", 1, isRedirect ? [] : [describeAnswer(plain)]);
  const visitor = Client.visit(url);
  const answer = await visitor.signIn("guest", { name: "Mara", timeZone: "UTC" });
  const cookies = answer.headers["set-cookie"] ?? [];
  trial.check(
    "cookies are set only by this host and only over https",
    cookies.length,
    cookies.filter((cookie) => !/^__Host-[^;]+;.*\bSecure\b/.test(cookie)),
  );
  trial.check("signing in succeeds", 1, visitor.isSignedIn ? [] : [describeAnswer(answer)]);
  const hasHsts = Boolean(answer.headers["strict-transport-security"]);
  trial.check("answers over https have HSTS", 1, hasHsts ? [] : ["it is missing"]);
  visitor.close();
}

/** A browser that opens an https site over http keeps no cookies. The answer must say why. */
async function checkPlainHttp(trial: Trial, url: string): Promise<void> {
  const visitor = Client.visit(url);
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const form = { method: "POST", headers, body: "name=Mara" };
  const answer = await visitor.request("/api/auth/callback/guest", form);
  const isRight = readReason(answer) === "https_required";
  trial.check(
    "over http the site says that it needs https",
    1,
    isRight ? [] : [describeAnswer(answer)],
  );
  visitor.close();
}

/**
 * Guesses a password from one address, each time with another forged `X-Forwarded-For`. Then signs in
 * from a second address.
 */
async function checkAddresses(trial: Trial, url: string): Promise<void> {
  const account = { email: "mara@example.org", password: "correct horse" };
  const owner = await Client.signInAsGuest(url, { name: "Mara" });
  await owner.write("account.claim", account);
  owner.close();
  const guess = async (localAddress: string, password: string) => {
    const visitor = Client.visitFrom(url, localAddress);
    const answer = await visitor.signIn("password", { ...account, password });
    visitor.close();
    return {
      isSignedIn: visitor.isSignedIn,
      wasCompared: answer.text.includes("CredentialsSignin"),
    };
  };
  let compared = 0;
  for (let i = 0; i < GUESSES + 3; i += 1) {
    if ((await guess("127.0.0.2", `guess ${i}`)).wasCompared) compared += 1;
  }
  trial.check(
    "limits count the address that nginx sees, and no forged one",
    GUESSES + 3,
    compared === GUESSES ? [] : [`${compared} wrong passwords were compared`],
  );
  const { isSignedIn } = await guess("127.0.0.3", account.password);
  trial.check("another address is not limited", 1, isSignedIn ? [] : ["it is"]);
}

async function checkStreams(trial: Trial, url: string): Promise<void> {
  const group = await Group.open(trial, [url], 2);
  const opened = await group.awaitScreens(18);
  trial.check("streams open", group.screens.length, opened.failures);
  const [client] = group.clients;
  if (!client) throw new Error("the room has no members");
  const [activity] = await client.read<{ id: string }[]>("activity.list");
  const session = { activityId: activity?.id, roomSlug: group.slug, minutes: 25 };
  await client.write("focusSession.start", session);
  const shown = await group.awaitScreens(3);
  const seconds = shown.failures.length > 0 ? null : shown.seconds;
  trial.checkSeconds("an act reaches the streams of all members", seconds, 1);
  if (trial.isFull) await checkLongStream(trial, client);
  group.close();
}

/** Checks a stream on which nothing but heartbeats arrives. */
async function checkLongStream(trial: Trial, client: Client): Promise<void> {
  const source = new HttpSource("/api/live", client);
  let heartbeats = 0;
  let errors = 0;
  source.addEventListener("heartbeat", () => {
    heartbeats += 1;
  });
  source.addEventListener("error", () => {
    errors += 1;
  });
  await wait(LONG_STREAM_S * 1000);
  source.close();
  const expected = Math.floor(LONG_STREAM_S / HEARTBEAT_S) - 1;
  const isAlive = errors === 0 && heartbeats >= expected;
  trial.check(
    `a stream stays open for ${LONG_STREAM_S} s, with its heartbeats`,
    1,
    isAlive ? [] : [`${heartbeats} heartbeats, ${errors} errors`],
  );
}
