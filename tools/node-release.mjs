import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A download of 50 MB, unless npm has it in its cache. */
const DOWNLOAD_WITHIN_MS = 120_000;

/**
 * The path of the newest Node of a major version, which npm downloads once and keeps in its cache.
 * Uses the package of this platform, because `node` itself needs an install script.
 *
 * @param {number} major
 * @returns {Promise<string>}
 */
export async function findNode(major) {
  const name = `node-${process.platform}-${process.arch}@${major}`;
  const { stdout } = await promisify(execFile)(
    "npm",
    ["exec", "--yes", `--package=${name}`, "--", "node", "-p", "process.execPath"],
    { timeout: DOWNLOAD_WITHIN_MS },
  );
  return stdout.trim();
}
