import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { FolderInUse, lockFolder } from "../../db/embedded/folder-lock.mjs";
import { compressStatic } from "./compress-static.mjs";
import { restoreOldStatic, setStaticAside } from "./old-static.mjs";
import { hashSources } from "./sources.mjs";
import { StartupError } from "./startup-error.mjs";

const STAMP = join(".next", "stint-sources");
/** The scripts, styles and fonts that browsers load. */
export const STATIC = join(".next", "static");
const OLD_STATIC = join("node_modules", ".cache", "stint-old-static");
/** Keeps two processes that start together from building at the same time. */
const BUILD_LOCK = join("node_modules", ".cache", "stint-build");
const RETRY_MS = 500;
/** Codes of errors when a user may only read the folder, as the service of docs/SELF-HOSTING.md. */
const READ_ONLY = ["EACCES", "EPERM", "EROFS"];

/**
 * Builds the app unless the existing build was made from the current sources.
 *
 * @param {AbortSignal} signal stops a running build
 * @throws {StartupError} when the build fails, or this user may not write it
 */
export async function buildWhenNeeded(signal) {
  const sources = await hashSources();
  if (await isBuilt(sources)) return;
  const lock = await waitForBuildLock(signal).catch((error) => {
    if (!READ_ONLY.includes(error.code)) throw error;
    throw new StartupError(
      `The build in ${process.cwd()} is missing or older than the sources, and this user may not ` +
        `write there. Run npm run build as the owner of the folder.`,
    );
  });
  try {
    if (await isBuilt(sources)) return;
    console.log("Building Stint. This takes about a minute, once per version.");
    await setStaticAside(STATIC, OLD_STATIC);
    await runBuild(signal);
    await restoreOldStatic(OLD_STATIC, STATIC, Date.now());
    await compressStatic(STATIC);
    await writeFile(STAMP, sources);
  } finally {
    await lock.release();
  }
}

/** @param {string} sources */
const isBuilt = async (sources) =>
  (await readFile(STAMP, "utf8").catch(() => "")) === sources &&
  (await readFile(join(".next", "BUILD_ID"), "utf8").catch(() => "")) !== "";

/**
 * Takes the lock once no other process builds.
 * @param {AbortSignal} signal
 */
async function waitForBuildLock(signal) {
  for (;;) {
    try {
      return await lockFolder(BUILD_LOCK);
    } catch (error) {
      if (!(error instanceof FolderInUse)) throw error;
      await wait(RETRY_MS, undefined, { signal });
    }
  }
}

/** @param {AbortSignal} signal */
async function runBuild(signal) {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const child = spawn(process.execPath, [next, "build"], {
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  /** @type {Buffer[]} */
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => output.push(part));
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code === 0) return;
  throw new StartupError(`${Buffer.concat(output)}\nThe build failed. Its output is above.`);
}
