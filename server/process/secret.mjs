import { randomBytes, randomUUID } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { closeToOthers, makePrivate } from "../../db/embedded/private-folder.mjs";
import { StartupError } from "./startup-error.mjs";

/**
 * The secret that signs cookies, from `dataDir/secret`; generated on the first start. Several
 * processes that serve one site must share a secret: set `NEXTAUTH_SECRET` for them.
 *
 * @param {string} dataDir
 * @returns {Promise<string>}
 */
export async function loadSecret(dataDir) {
  const file = join(dataDir, "secret");
  await makePrivate(dataDir);
  const known = await readSecret(file);
  if (known) return known;
  const draft = join(dataDir, `secret.${randomUUID()}`);
  await writeFile(draft, `${randomBytes(32).toString("base64url")}\n`, {
    mode: 0o600,
    flush: true,
  });
  try {
    // A link fails when the file exists, so two simultaneous first starts read the same secret.
    await link(draft, file);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
  } finally {
    await rm(draft, { force: true });
  }
  const secret = await readSecret(file);
  if (!secret) throw new StartupError(`${file} is empty. Delete it to get a new secret.`);
  return secret;
}

/** @param {string} file */
async function readSecret(file) {
  try {
    const secret = (await readFile(file, "utf8")).trim();
    // A copy or a restored backup may have lost the file's mode.
    await closeToOthers(file);
    return secret;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return null;
    throw error;
  }
}
