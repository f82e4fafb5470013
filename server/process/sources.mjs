import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const SOURCES = [
  "app",
  "components",
  "db",
  "domain",
  "messages",
  "public",
  "server",
  "instrumentation-client.ts",
  "instrumentation.ts",
  "next.config.mjs",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

/** Files that are not part of the build. */
const isExcluded = (/** @type {string} */ path) =>
  path.includes(".test.") || path.startsWith(join("server", "testing"));

/** A hash of the names and contents of all files in the build. */
export async function hashSources() {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const path of await listFiles(source)) {
      if (isExcluded(path)) continue;
      const content = await readFile(path);
      hash.update(`${path}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest("hex");
}

/**
 * @param {string} path a file or a folder
 * @returns {Promise<string[]>}
 */
async function listFiles(path) {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .sort();
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === "ENOTDIR") return [path];
    if (code === "ENOENT") return [];
    throw error;
  }
}
