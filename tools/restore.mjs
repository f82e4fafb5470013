/** `npm run restore`: replaces the database by a backup. */
import { resolve } from "node:path";
import { describeCounts } from "../db/backup/contents.mjs";
import { restoreEmbedded } from "../db/backup/embedded-backup.mjs";
import { checkBackup, restoreDatabase } from "../db/backup/restore.mjs";
import { openPostgresSession } from "../db/backup/session.mjs";
import { checkDatabase } from "../server/process/check-database.mjs";
import { runCommand } from "./command.mjs";

const HELP = `npm run restore -- FILE [--overwrite]

Restores a backup of npm run backup into the database of npm start, which must not be running. The
backup may come from an embedded database or from PostgreSQL, and from an earlier version of Stint.
Either everything is restored, or nothing is changed.

  --overwrite   replace a database that is not empty`;

await runCommand({
  help: HELP,
  flags: ["--overwrite"],
  required: "FILE",
  run: async ({ argument = "", flags, env, signal }) => {
    const path = resolve(process.env.INIT_CWD || process.cwd(), argument);
    const options = { overwrite: flags.has("--overwrite"), signal };
    const { header } = await checkBackup(path);
    const counts = env.databaseUrl
      ? await restorePostgres(env.databaseUrl, path, options)
      : await restoreEmbedded(env.dataDir, path, options);
    const time = header.createdAt.replace("T", " ").replace("Z", " UTC");
    console.log(`Restored the backup of ${time}: ${describeCounts(counts) || "no rows"}.`);
  },
});

/**
 * @param {string} url
 * @param {string} path
 * @param {{ overwrite: boolean, signal: AbortSignal }} options
 */
async function restorePostgres(url, path, options) {
  await checkDatabase(url);
  const session = await openPostgresSession(url);
  try {
    return await restoreDatabase(session, path, options);
  } finally {
    await session.close();
  }
}
