import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartupError } from "@/server/process/startup-error.mjs";

const NOTE = "npm-run-demo";
const WORDS = "`npm run demo` empties the database in this folder at each start.\n";

/**
 * Makes a folder the demo's own and takes away what the last demo left. The caller holds its lock.
 * Throws a `StartupError` when a database stands there that no demo made.
 */
export async function emptyFolder(dataDir: string): Promise<void> {
  const [note, database] = [join(dataDir, NOTE), join(dataDir, "database")];
  if (existsSync(database) && !existsSync(note)) {
    throw new StartupError(
      `${dataDir} holds a database that is not the demo's. Set DATA_DIR to another folder.`,
    );
  }
  await mkdir(dataDir, { recursive: true });
  await writeFile(note, WORDS);
  await rm(database, { recursive: true, force: true });
}
