import { type ChildProcess, fork, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { encode } from "next-auth/jwt";
import { findFreePort } from "@/e2e/fixtures/app";
import { periodUpTo } from "./in-database";
import { type Line, median } from "./report";
import { DEVICE, VETERAN } from "./shape";

const WEEKS_8 = 56;
const ROUNDS = 7;
const REQUESTS = 400;
const AT_ONCE = 4;

/** A server under load. */
interface Server {
  child: ChildProcess;
  url: string;
  headers: Record<string, string>;
}

/** CPU time of the app for a signed-in `dashboard.personal`, compared with a minimal endpoint. */
export async function measureOverHttp(databaseUrl: string, today: string): Promise<Line> {
  const folder = await mkdtemp(join(tmpdir(), "stint-bench-"));
  const app = await startApp(databaseUrl, folder, today);
  const baseline = await startBaseline(databaseUrl, today);
  try {
    const costs = { app: [] as number[], baseline: [] as number[] };
    for (let round = -6; round < ROUNDS; round += 1) {
      const [appMs, baselineMs] = [await cpuMsEach(app), await cpuMsEach(baseline)];
      // The rounds before the first warm up.
      if (round < 0) continue;
      costs.app.push(appMs);
      costs.baseline.push(baselineMs);
    }
    return {
      what: "8 weeks, personal, signed in, over HTTP",
      ms: median(costs.app),
      baseline: "minimal Node and node-postgres endpoint with the same rows",
      baselineMs: median(costs.baseline),
      target: 4,
    };
  } finally {
    app.child.kill();
    baseline.child.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The app as `npm start` runs it; it builds first when the sources are newer than the build. */
async function startApp(databaseUrl: string, folder: string, today: string): Promise<Server> {
  const port = await findFreePort();
  const secret = randomBytes(32).toString("base64url");
  const child = spawn(process.execPath, ["server.mjs"], {
    stdio: "inherit",
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      DATA_DIR: folder,
      DATABASE_URL: databaseUrl,
      NEXTAUTH_SECRET: secret,
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  for (let isReady = false; !isReady; ) {
    if (child.exitCode !== null) throw new Error("the app did not start");
    await wait(200);
    isReady = await fetch(`${origin}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
  }
  const input = encodeURIComponent(JSON.stringify(periodUpTo(today, WEEKS_8)));
  const token = await encode({ token: { sid: DEVICE }, secret });
  return {
    child,
    url: `${origin}/api/trpc/dashboard.personal?input=${input}`,
    headers: { cookie: `next-auth.session-token=${token}` },
  };
}

async function startBaseline(databaseUrl: string, today: string): Promise<Server> {
  const file = fileURLToPath(new URL("./baseline-server.ts", import.meta.url));
  const child = fork(file, [databaseUrl], { execArgv: ["--import", "tsx"] });
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  const { from, to } = periodUpTo(today, 2 * WEEKS_8);
  const query = new URLSearchParams({ user: VETERAN, from, to });
  return { child, url: `http://127.0.0.1:${port}/?${query}`, headers: {} };
}

/** CPU milliseconds of the server's process for one request, over a round of them. */
async function cpuMsEach({ child, url, headers }: Server): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const before = await cpuMs(child.pid);
  let left = REQUESTS;
  const requestSome = async () => {
    while (left > 0) {
      left -= 1;
      await ask(url, headers, agent);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, requestSome));
  const after = await cpuMs(child.pid);
  agent.destroy();
  return (after - before) / REQUESTS;
}

async function ask(url: string, headers: Record<string, string>, agent: Agent): Promise<void> {
  const request = get(url, { headers, agent });
  const [response] = await once(request, "response");
  response.resume();
  await once(response, "end");
  if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`);
}

/** CPU time of all threads of a process, as the operating system reports it. */
async function cpuMs(pid: number | undefined): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`);
  const times = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/schedstat`, "utf8")),
  );
  return times.reduce((sum, text) => sum + Number(text.split(" ")[0]), 0) / 1e6;
}
