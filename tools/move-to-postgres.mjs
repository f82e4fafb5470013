/** `npm run move-to-postgres`: copies the embedded database to PostgreSQL. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { BackupError } from "../db/backup/backup-error.mjs";
import { describeCounts } from "../db/backup/contents.mjs";
import { moveToPostgres } from "../db/backup/move.mjs";
import { checkDatabase } from "../server/process/check-database.mjs";
import { readEnvironment } from "../server/process/environment.mjs";
import { isStartupError } from "../server/process/startup-error.mjs";
import { runCommand } from "./command.mjs";

const HELP = `npm run move-to-postgres -- URL

Copies the embedded database in DATA_DIR to the empty PostgreSQL database at URL, and compares every
table before it reports success. Stop Stint first. The embedded database stays as it is.

  npm run move-to-postgres -- postgres://stint:secret@127.0.0.1:5432/stint`;

await runCommand({
  help: HELP,
  required: "URL",
  run: async ({ argument: url = "", env, signal }) => {
    await checkTarget(url);
    if (!existsSync(env.dataDir)) {
      throw new BackupError(`There is no database in ${env.dataDir}.`);
    }
    const counts = await moveToPostgres(env.dataDir, url, signal);
    const tables = Object.keys(counts).length;
    console.log(`Copied ${describeCounts(counts) || "no rows"}. All ${tables} tables are equal on both sides.
Now set DATABASE_URL to the address you gave, ${describeSecret(env)}, and run npm start.
The embedded database in ${join(env.dataDir, "database")} is no longer used. Delete it when all is well.`);
  },
});

/** @param {string} url */
async function checkTarget(url) {
  try {
    readEnvironment({ DATABASE_URL: url });
    await checkDatabase(url);
  } catch (error) {
    if (!isStartupError(error)) throw error;
    const line = error.message.replaceAll("DATABASE_URL", "the URL");
    throw new BackupError(line.replace(/^the/, "The"));
  }
}

/**
 * How to keep the secret: with another one, everyone is signed out.
 *
 * @param {{ secret: string | undefined, dataDir: string }} env
 */
function describeSecret({ secret, dataDir }) {
  if (secret) return "keep NEXTAUTH_SECRET as it is";
  return `NEXTAUTH_SECRET to the content of ${join(dataDir, "secret")} (so that everyone stays signed in at the same address)`;
}
