import { randomBytes, randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The secret that signs cookies, from `dataDir/secret`; made there on the first start. Several
 * processes that serve one site need one secret: give them `NEXTAUTH_SECRET` instead.
 *
 * @param {string} dataDir
 * @returns {Promise<string>}
 */
export async function loadSecret(dataDir) {
  const file = join(dataDir, "secret");
  const known = await readSecret(file);
  if (known) return known;
  await mkdir(dataDir, { recursive: true });
  const draft = join(dataDir, `secret.${randomUUID()}`);
  await writeFile(draft, `${randomBytes(32).toString("base64url")}\n`, {
    mode: 0o600,
    flush: true,
  });
  try {
    // A link fails when the file exists: of two first starts one secret stands, and both read it.
    await link(draft, file);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
  } finally {
    await rm(draft, { force: true });
  }
  const secret = await readSecret(file);
  if (!secret) throw new Error(`${file} is empty: remove it, and a new secret is made`);
  return secret;
}

/** @param {string} file */
async function readSecret(file) {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return null;
    throw error;
  }
}
