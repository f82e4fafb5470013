/**
 * `npm run demo`: the app with a study group of eight and their coach in it, ten weeks behind them, who go on
 * running sessions while you look. It has a folder of its own, told anew at each start.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { FolderInUse } from "@/db/embedded/folder-lock.mjs";
import { buildWhenNeeded } from "@/server/process/build.mjs";
import { readEnvFiles } from "@/server/process/env-file.mjs";
import { checkNode, readEnvironment } from "@/server/process/environment.mjs";
import { GracefulShutdown } from "@/server/process/graceful-shutdown.mjs";
import { checkPort } from "@/server/process/listen.mjs";
import { StartupError, withFolderErrors } from "@/server/process/startup-error.mjs";
import { DemoGroup } from "./live/demo-group";
import { Member } from "./live/demo-member";
import { type Demo, tellAnew } from "./live/print-instructions";

const stop = new GracefulShutdown();

async function demo(): Promise<void> {
  checkNode(process.versions.node);
  readEnvFiles();
  const { DATA_DIR, DATABASE_URL } = process.env;
  if (DATABASE_URL) {
    throw new StartupError(
      "The demo writes into an embedded database of its own only. Unset DATABASE_URL to run it.",
    );
  }
  const env = readEnvironment({ ...process.env, DATA_DIR: DATA_DIR || ".data/demo" });
  await checkPort(env);
  await buildWhenNeeded(stop.signal);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const told = await withFolderErrors(env.dataDir, () => tellAnew(env.dataDir, timeZone));
  const server = await serve({ ...process.env, DATA_DIR: env.dataDir });
  const company = await gather(`http://${hostOf(env.host)}:${env.port}`, told);
  server.once("exit", () => void giveUp(new StartupError("The server has ended.")));
  show(env.url, told);
  await company.live(stop.signal);
}

/** Starts the app in a process of its own, as `npm start` does, and waits until it answers. */
async function serve(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = fork("demo/live/serve.mjs", { env, execArgv: [] });
  stop.add(() => end(child));
  const gone = once(child, "exit", { signal: stop.signal }).then(() => {
    throw new StartupError("The server did not start.");
  });
  gone.catch(() => undefined);
  await Promise.race([once(child, "message"), gone]);
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  await exit;
}

async function gather(url: string, { others, password, roomSlug }: Demo): Promise<DemoGroup> {
  const members = others.map((email) => Member.signIn(url, { email, password }));
  return new DemoGroup(await Promise.all(members), roomSlug);
}

function show(url: string, { email, password, roomSlug, inviteToken, coach }: Demo): void {
  console.log(`
Eight who study together, ten weeks behind them. Seven go on while you look; you are Mara, or
their coach Nora.
  sign in      ${url}/sign-in
  e-mail       ${email}
  password     ${password}
  the room     ${url}/rooms/${roomSlug}
  dashboard    ${url}/dashboard
  as a guest   ${url}/invite/${inviteToken}
  as a coach   ${coach}, the same password; then ${url}/rooms/${roomSlug}/coach
Ctrl-C ends it; the next start tells it anew.`);
}

/** Where this very machine reaches what listens on an interface; all of them when unset. */
function hostOf(host: string | undefined): string {
  if (!host) return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

async function giveUp(error: unknown): Promise<void> {
  if (stop.signal.aborted) return;
  const isExpected = error instanceof StartupError || error instanceof FolderInUse;
  console.error(isExpected ? error.message : error);
  await stop.close();
  process.exit(1);
}

demo().catch(giveUp);
