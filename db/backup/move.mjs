import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { BackupError } from "./backup-error.mjs";
import { writeBackupFile } from "./backup-file.mjs";
import { computeFingerprint } from "./contents.mjs";
import { runFolder } from "./copy-socket.mjs";
import { dumpDatabase } from "./dump.mjs";
import { holdFolder } from "./embedded-backup.mjs";
import { withEmbedded } from "./embedded-session.mjs";
import { checkBackup, restoreDatabase } from "./restore.mjs";
import { openPostgresSession } from "./session.mjs";

/**
 * Copies the embedded database to an empty PostgreSQL database, and compares every table before the
 * copy is committed. The app must not run: what it wrote meanwhile would be lost. The embedded
 * database stays as it is. Returns the number of rows by table.
 *
 * @param {string} dataDir
 * @param {string} url
 * @param {AbortSignal} [signal]
 */
export const moveToPostgres = (dataDir, url, signal) =>
  holdFolder(dataDir, async (folder) => {
    await mkdir(runFolder(dataDir), { recursive: true, mode: 0o700 });
    const work = await mkdtemp(join(runFolder(dataDir), "move-"));
    try {
      const path = join(work, "database.backup");
      const expected = await withEmbedded(folder, async (session) => {
        const counts = await writeBackupFile(path, dumpDatabase(session), signal);
        return readFingerprints(session, Object.keys(counts));
      });
      await checkBackup(path);
      const target = await openPostgresSession(url, "the URL");
      try {
        return await restoreDatabase(target, path, {
          advice: "Use an empty one.",
          signal,
          check: async (session, tables) =>
            compare(expected, await readFingerprints(session, tables)),
        });
      } finally {
        await target.close();
      }
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });

/**
 * @param {import("./session.mjs").Session} session
 * @param {string[]} tables
 */
async function readFingerprints(session, tables) {
  /** @type {Map<string, string>} */
  const fingerprints = new Map();
  for (const table of tables) fingerprints.set(table, await computeFingerprint(session, table));
  return fingerprints;
}

/**
 * @param {Map<string, string>} expected
 * @param {Map<string, string>} found
 */
function compare(expected, found) {
  const different = [...expected].filter(([table, value]) => found.get(table) !== value);
  if (different.length === 0 && found.size === expected.size) return;
  throw new BackupError(
    `Nothing was moved: the copy differs in ${different.map(([table]) => table).join(", ")}.`,
  );
}
