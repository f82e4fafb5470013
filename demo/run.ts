/**
 * `npm run demo`: starts the app with a study group of eight, their coach and ten weeks of history.
 * The members keep running sessions. The demo has its own folder and is created again at each start.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { FolderInUse } from "@/db/embedded/folder-lock.mjs";
import { CannotOpenDatabase } from "@/db/pg-errors";
import { buildWhenNeeded } from "@/server/process/build.mjs";
import { readEnvFiles } from "@/server/process/env-file.mjs";
import { checkNode, localAddress, readEnvironment } from "@/server/process/environment.mjs";
import { GracefulShutdown } from "@/server/process/graceful-shutdown.mjs";
import { checkPort } from "@/server/process/listen.mjs";
import { StartupError, withFolderErrors } from "@/server/process/startup-error.mjs";
import { type Demo, prepareDemo } from "./live/demo-folder";
import { DemoGroup } from "./live/demo-group";
import { DemoMember } from "./live/demo-member";

const stop = new GracefulShutdown();

async function demo(): Promise<void> {
  checkNode(process.versions.node);
  readEnvFiles();
  const { DATA_DIR, DATABASE_URL } = process.env;
  if (DATABASE_URL) {
    throw new StartupError(
      "The demo only uses its own embedded database. Unset DATABASE_URL to run it.",
    );
  }
  const env = readEnvironment({ ...process.env, DATA_DIR: DATA_DIR || ".data/demo" });
  await checkPort(env);
  await buildWhenNeeded(stop.signal);
  console.log("Creating the study group and its history…");
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const accounts = await withFolderErrors(env.dataDir, () => prepareDemo(env.dataDir, timeZone));
  console.log("Starting Stint…");
  const server = await serve({ ...process.env, DATA_DIR: env.dataDir });
  console.log("Signing in the members…");
  const group = await signInGroup(localAddress(env), accounts);
  server.once(
    "exit",
    () => void fail(new StartupError("The server has stopped. Its output is above.")),
  );
  printInstructions(env.url, accounts);
  await group.run(stop.signal);
}

/** Starts the app in its own process, as `npm start` does, and waits until it is ready. */
async function serve(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = fork("demo/live/serve.mjs", { env, execArgv: [] });
  stop.add(() => stopServer(child));
  const exited = once(child, "exit", { signal: stop.signal }).then(() => {
    throw new StartupError("The server did not start. Its output is above.");
  });
  exited.catch(() => undefined);
  await Promise.race([once(child, "message"), exited]);
  return child;
}

async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  await exit;
}

async function signInGroup(
  url: string,
  { memberEmails, password, roomSlug }: Demo,
): Promise<DemoGroup> {
  const members = memberEmails.map((email) => DemoMember.signIn(url, { email, password }));
  return new DemoGroup(await Promise.all(members), roomSlug);
}

function printInstructions(
  url: string,
  { email, password, roomSlug, smallRoomSlug, inviteToken, coachEmail }: Demo,
): void {
  console.log(`
A study group of eight with ten weeks of history. You are Mara, or their coach Nora; the other
seven keep running sessions.
  sign in      ${url}/sign-in
  email        ${email}
  password     ${password}
  the room     ${url}/rooms/${roomSlug}
  a small room ${url}/rooms/${smallRoomSlug}
  dashboard    ${url}/dashboard
  as a guest   ${url}/invite/${inviteToken}
  as a coach   ${coachEmail}, the same password; then ${url}/rooms/${roomSlug}/coach
Press Ctrl+C to stop. The next start creates a new demo.`);
}

async function fail(error: unknown): Promise<void> {
  if (stop.signal.aborted) return;
  const isExpected = [StartupError, FolderInUse, CannotOpenDatabase].some(
    (expected) => error instanceof expected,
  );
  console.error(isExpected ? (error as Error).message : error);
  await stop.close();
  process.exit(1);
}

demo().catch(fail);
