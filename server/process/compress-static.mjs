import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import pLimit from "p-limit";

/**
 * Types of the files that are compressed, by extension.
 * @type {Record<string, string | undefined>}
 */
export const COMPRESSED_TYPES = {
  ".js": "application/javascript; charset=UTF-8",
  ".css": "text/css; charset=UTF-8",
};

const compress = promisify(brotliCompress);

/**
 * Writes a copy compressed with Brotli, `name.br`, beside each script and style sheet that has none.
 * @param {string} folder
 */
export async function compressStatic(folder) {
  const names = await readdir(folder, { recursive: true });
  const existing = new Set(names);
  const missing = names.filter(
    (name) => COMPRESSED_TYPES[extname(name)] && !existing.has(`${name}.br`),
  );
  const limit = pLimit(4);
  await limit.map(missing, async (name) => {
    const path = join(folder, name);
    await writeFile(`${path}.br`, await compress(await readFile(path)));
  });
}
