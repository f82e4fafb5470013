import { cp, stat } from "node:fs/promises";

/** Tabs rarely stay open longer, and the files of about a build a day take little space. */
const KEEP_MS = 14 * 86_400_000;

/**
 * Copies the static files of earlier builds that a new one does not have. Tabs that were opened before
 * it still load parts of the app by their old names, which contain a hash of the content.
 *
 * @param {string} from
 * @param {string} to
 * @param {number} now epoch ms
 */
export async function keepOldStatic(from, to, now) {
  await cp(from, to, {
    recursive: true,
    force: false,
    preserveTimestamps: true,
    filter: async (path) => {
      const file = await stat(path);
      return file.isDirectory() || file.mtimeMs > now - KEEP_MS;
    },
  });
}
