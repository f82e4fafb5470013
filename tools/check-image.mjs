/**
 * `npm run check:image`: performs the steps of the Dockerfile in an empty folder, without Docker, and
 * starts the result. Checks that it starts without a build and without changing its own files,
 * passes its health check, serves a page, makes a backup, and stops on SIGTERM. The base image is
 * not part of it: its Node is downloaded with npm.
 */
import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { chmod, chown, copyFile, mkdir, mkdtemp, readdir, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { parseDockerfile, parseDockerignore } from "./image/dockerfile.mjs";
import { StageFolder } from "./image/stage-folder.mjs";
import { findNode } from "./node-release.mjs";

const HEALTHY_WITHIN_MS = 60_000;
const PAGES = ["/", "/rooms", "/dashboard", "/dashboard/history", "/account"];
/** The user id without rights of most systems. */
const NOBODY = 65_534;
const STOPPED_WITHIN_MS = 10_000;

/** @param {boolean} isRight @param {string} promise */
function check(isRight, promise) {
  if (!isRight) throw new Error(`failed: ${promise}`);
  console.log(`passed: ${promise}`);
}

/** @param {string} folder */
async function buildImage(folder) {
  const context = process.cwd();
  const isIgnored = parseDockerignore(await readFile(".dockerignore", "utf8"));
  /** @type {Map<string, StageFolder>} */
  const stages = new Map();
  let last;
  for (const [i, { image, alias, steps }] of parseDockerfile(
    await readFile("Dockerfile", "utf8"),
  ).entries()) {
    const major = Number(/^node:(\d+)/.exec(image)?.[1]);
    last = new StageFolder(join(folder, `${i}`));
    const bin = join(last.root, "usr/local/bin");
    await mkdir(bin, { recursive: true });
    await copyFile(await findNode(major), join(bin, "node"));
    stages.set(alias, last);
    for (const step of steps) {
      console.log(`${step.name} ${step.text}`);
      await last.perform(step, { context, isIgnored, stages });
    }
  }
  if (!last) throw new Error("the Dockerfile has no stage");
  return last;
}

/** Takes the right to write from the files of the app, which belong to root in the image. */
async function makeReadOnly(/** @type {string} */ folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await makeReadOnly(path);
    else if (entry.isFile()) await chmod(path, 0o444);
  }
  await chmod(folder, 0o555);
}

async function findFreePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  return port;
}

/** Signs in as a guest; resolves to the cookies. */
async function signIn(/** @type {string} */ origin) {
  const readCookies = (/** @type {Response} */ answer) =>
    answer.headers.getSetCookie().map((cookie) => cookie.split(";", 1)[0]);
  const csrf = await fetch(`${origin}/api/auth/csrf`);
  const { csrfToken } = await csrf.json();
  const cookies = readCookies(csrf);
  const fields = { csrfToken, json: "true", name: "Mara", timeZone: "UTC" };
  const answer = await fetch(`${origin}/api/auth/callback/guest`, {
    method: "POST",
    headers: { origin, cookie: cookies.join("; ") },
    body: new URLSearchParams(fields),
  });
  return [...cookies, ...readCookies(answer)].join("; ");
}

/** @param {StageFolder} image */
async function tryImage(image) {
  const { start, healthCheck, cwd } = image;
  check(image.user !== "root", "the user is not root");
  if (!start || !healthCheck) throw new Error("the image needs CMD and HEALTHCHECK");
  const env = { ...image.environment, PORT: `${await findFreePort()}` };
  // Root may write everywhere, so the app gets another user, as in the image.
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (user.uid) await chown(env.DATA_DIR ?? "", NOBODY, NOBODY);
  const run = (/** @type {string} */ file, /** @type {string[]} */ args) =>
    promisify(execFile)(file, args, { ...user, cwd, env, timeout: HEALTHY_WITHIN_MS });
  const app = spawn(start.file, start.args, {
    ...user,
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  process.once("exit", () => app.kill("SIGKILL"));
  let output = "";
  for (const stream of [app.stdout, app.stderr]) {
    stream.on("data", (part) => {
      output += part;
    });
  }
  const until = Date.now() + HEALTHY_WITHIN_MS;
  const isHealthy = () => run(healthCheck.file, healthCheck.args).then(Boolean, () => false);
  while (!(await isHealthy())) {
    if (app.exitCode !== null || Date.now() > until)
      throw new Error(`it is not healthy:\n${output}`);
    await wait(200);
  }
  check(!output.includes("Building"), "it starts without a build, and is healthy");
  const origin = `http://localhost:${env.PORT}`;
  const cookie = await signIn(origin);
  check(cookie.includes("session-token="), "a guest signs in");
  for (const path of PAGES) {
    const page = await fetch(origin + path, { headers: { cookie } });
    const [script] = /\/_next\/static\/[^"]+\.js/.exec(await page.text()) ?? [];
    check(page.ok && Boolean(script), `it serves ${path}`);
    check((await fetch(origin + script)).ok, `it serves a script of ${path}`);
  }
  const { stdout } = await run("node", ["tools/backup.mjs"]);
  check(/ has \d/.test(stdout) || stdout.includes("no rows"), "it makes a backup while it runs");
  app.kill("SIGTERM");
  await Promise.race([once(app, "exit"), wait(STOPPED_WITHIN_MS, undefined, { ref: false })]);
  check(app.exitCode === 0, "it stops on SIGTERM");
  check(!/"level":"?(error|50)/.test(output), "it logs no error");
}

const folder = await mkdtemp(join(tmpdir(), "stint-image-"));
process.once("exit", () => {
  // Read-only folders cannot be emptied by another user than root.
  execFileSync("chmod", ["-R", "u+w", folder]);
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
await chmod(folder, 0o755);
const image = await buildImage(folder);
await makeReadOnly(image.cwd);
const { stdout } = await promisify(execFile)("du", ["-sm", image.cwd]);
console.log(`The app takes ${Number.parseInt(stdout, 10)} MB besides the base image.`);
await tryImage(image);
process.exit();
