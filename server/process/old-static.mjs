import { copyFile, cp, mkdir, readdir, rm, stat } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

/** Counted from the build that replaced a file. Tabs rarely stay open longer. */
const KEEP_MS = 14 * 86_400_000;

/**
 * Copies the static files of the present build aside, because the next one deletes them. Files that
 * are there already keep the time at which they were replaced.
 *
 * @param {string} from
 * @param {string} aside
 */
export async function setStaticAside(from, aside) {
  await mkdir(from, { recursive: true });
  await cp(from, aside, { recursive: true, force: false });
}

/**
 * Adds the files of earlier builds to a new one. Tabs that were opened before it still load parts of
 * the app by their old names, which contain a hash of the content.
 *
 * @param {string} aside
 * @param {string} to
 * @param {number} now epoch ms
 */
export async function restoreOldStatic(aside, to, now) {
  const inNewBuild = new Set(await listFiles(to));
  for (const file of await listFiles(aside)) {
    const [kept, target] = [join(aside, file), join(to, file)];
    const isOld = (await stat(kept)).mtimeMs < now - KEEP_MS;
    if (isOld || inNewBuild.has(file)) {
      await rm(kept);
      continue;
    }
    await mkdir(dirname(target), { recursive: true });
    await copyFile(kept, target);
  }
}

/** @param {string} folder */
async function listFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
