import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartupError } from "@/server/process/startup-error.mjs";

const MARKER = "npm-run-demo";
const MARKER_TEXT = "`npm run demo` empties the database in this folder at each start.\n";

/**
 * Removes the database of the last demo and marks the folder as the demo's. The caller holds the
 * folder's lock. Throws a `StartupError` when the folder holds a database that is not the demo's.
 */
export async function emptyFolder(dataDir: string): Promise<void> {
  const [marker, database] = [join(dataDir, MARKER), join(dataDir, "database")];
  if (existsSync(database) && !existsSync(marker)) {
    throw new StartupError(
      `${dataDir} holds a database that is not the demo's. Set DATA_DIR to another folder.`,
    );
  }
  await mkdir(dataDir, { recursive: true });
  await writeFile(marker, MARKER_TEXT);
  await rm(database, { recursive: true, force: true });
}
