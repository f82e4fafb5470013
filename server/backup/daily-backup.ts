import { fork } from "node:child_process";
import { once } from "node:events";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { makePrivate } from "@/db/embedded/private-folder.mjs";
import { log } from "../log";
import { findBackupTime } from "./backup-time";
import { type CopyTo, TooLittleSpace, withDatabaseCopy } from "./database-copy";

const KEPT = 7;
/** Ten years of a large team take some minutes. */
const LIMIT_MS = 30 * 60_000;

/**
 * Makes a backup every night in `dataDir/backups` and keeps the last seven. A failure is logged and
 * changes nothing else. Returns a function that stops it and waits for the current one to end.
 */
export function startDailyBackups(copyTo: CopyTo, dataDir: string): () => Promise<void> {
  const stopping = new AbortController();
  let running = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const schedule = (last: Date) => {
    if (stopping.signal.aborted) return;
    const now = new Date();
    const time = findBackupTime(now, last, Math.random());
    timer = setTimeout(() => {
      running = run();
    }, time.getTime() - now.getTime()).unref();
  };
  const run = async () => {
    await makeAndReport(copyTo, dataDir, stopping.signal);
    // Also after a failure, which would otherwise be repeated every few minutes.
    schedule(new Date());
  };
  running = findLastBackup(dataDir).then(schedule, (error) => {
    log.error({ err: error }, "there will be no daily backups");
  });
  return async () => {
    stopping.abort();
    await running;
    clearTimeout(timer);
  };
}

async function makeAndReport(copyTo: CopyTo, dataDir: string, signal: AbortSignal): Promise<void> {
  try {
    const file = await makeDailyBackup(copyTo, dataDir, signal);
    log.info({ file }, "made the daily backup");
  } catch (error) {
    if (signal.aborted) return;
    if (error instanceof TooLittleSpace) log.warn(`skipped the daily backup: ${error.message}`);
    else log.error({ err: error }, "could not make the daily backup");
  }
}

/** Makes a backup, deletes those before the last seven, and returns the path of the file. */
export async function makeDailyBackup(
  copyTo: CopyTo,
  dataDir: string,
  signal: AbortSignal,
): Promise<string> {
  const folder = backupsFolder(dataDir);
  await makePrivate(folder);
  const time = new Date().toISOString().slice(0, 19).replace("T", "-").replaceAll(":", "");
  const file = join(folder, `daily-${time}.backup`);
  const source = { copyTo, dataDir, pid: process.pid };
  await withDatabaseCopy(source, (copy) => backUpInOwnProcess(copy, file, signal));
  for (const name of (await listDaily(dataDir)).slice(0, -KEPT)) await rm(join(folder, name));
  return file;
}

async function backUpInOwnProcess(copy: string, file: string, signal: AbortSignal) {
  const script = join(/* turbopackIgnore: true */ process.cwd(), "db/backup/back-up-copy.mjs");
  const child = fork(script, [copy, file], { execArgv: [], stdio: "ignore" });
  const stop = () => child.kill("SIGKILL");
  const limit = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]);
  if (limit.aborted) stop();
  limit.addEventListener("abort", stop);
  let problem = "";
  child.once("message", (message) => {
    problem = String(message);
  });
  const [code] = await once(child, "close");
  limit.removeEventListener("abort", stop);
  if (code !== 0) throw new Error(problem || "the process that makes the backup was ended");
}

const backupsFolder = (dataDir: string) => join(/* turbopackIgnore: true */ dataDir, "backups");

/** Names of the daily backups, oldest first. */
async function listDaily(dataDir: string): Promise<string[]> {
  const names = await readdir(backupsFolder(dataDir)).catch(() => []);
  return names.filter((name) => /^daily-[\d-]+\.backup$/.test(name)).sort();
}

async function findLastBackup(dataDir: string): Promise<Date> {
  const last = (await listDaily(dataDir)).at(-1);
  const file = last
    ? join(backupsFolder(dataDir), last)
    : join(/* turbopackIgnore: true */ dataDir, "database/PG_VERSION");
  return (await stat(file)).mtime;
}
