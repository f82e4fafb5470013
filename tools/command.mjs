import { BackupError } from "../db/backup/backup-error.mjs";
import { FolderInUse } from "../db/embedded/folder-lock.mjs";
import { readEnvFiles } from "../server/process/env-file.mjs";
import { checkNode, readEnvironment } from "../server/process/environment.mjs";
import { isStartupError, withFolderErrors } from "../server/process/startup-error.mjs";

/**
 * @typedef {object} Call
 * @property {string | undefined} argument
 * @property {Set<string>} flags
 * @property {import("../server/process/environment.mjs").Environment} env as `npm start` reads it
 * @property {AbortSignal} signal aborts when the command is interrupted
 */

/**
 * Runs a command of the operator: parses its arguments, and reports every failure as one line with
 * exit code 1.
 *
 * @param {object} command
 * @param {string} command.help
 * @param {string[]} [command.flags] e.g. "--overwrite"
 * @param {string} [command.required] name of the argument, when it may not be left out
 * @param {(call: Call) => Promise<void>} command.run
 */
export async function runCommand({ help, flags = [], required, run }) {
  const given = process.argv.slice(2);
  if (given.includes("--help") || given.includes("-h")) {
    console.log(help);
    return;
  }
  const interrupted = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"]) process.once(name, () => interrupted.abort());
  try {
    checkNode(process.versions.node);
    const call = parse(given, flags, required);
    readEnvFiles();
    const env = readEnvironment(process.env);
    await withFolderErrors(env.dataDir, () => run({ ...call, env, signal: interrupted.signal }));
    process.exit(0);
  } catch (error) {
    console.error(
      interrupted.signal.aborted ? "Interrupted. Nothing was changed." : describeFailure(error),
    );
    process.exit(1);
  }
}

/**
 * @param {string[]} given
 * @param {string[]} known
 * @param {string | undefined} required
 */
function parse(given, known, required) {
  const flags = given.filter((text) => text.startsWith("-"));
  const rest = given.filter((text) => !text.startsWith("-"));
  const unknown = flags.find((flag) => !known.includes(flag)) ?? rest[1];
  if (unknown !== undefined) {
    throw new BackupError(`Unknown argument ${unknown}. --help lists the arguments.`);
  }
  if (required && !rest[0]) {
    throw new BackupError(`${required} is missing. --help lists the arguments.`);
  }
  return { argument: rest[0], flags: new Set(flags) };
}

/** @param {unknown} error */
function describeFailure(error) {
  const isExpected =
    error instanceof BackupError || error instanceof FolderInUse || isStartupError(error);
  const message = error instanceof Error ? error.message : String(error);
  const [line = ""] = (isExpected ? message : `Unexpected error: ${message}`).split("\n");
  return line;
}
