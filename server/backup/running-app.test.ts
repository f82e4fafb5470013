import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { beforeAll, expect, test, vi } from "vitest";
import { runFolder, withCopyOfApp, withSocketPath } from "@/db/backup/copy-socket.mjs";
import { backUpFolder } from "@/db/backup/embedded-backup.mjs";
import type { Database } from "@/db/client";
import { openEmbedded } from "@/db/embedded/embedded";
import { user } from "@/db/schema";
import { temporaryFolder } from "../testing/backup-sessions";
import { insertActivity, insertPerson } from "../testing/factories";
import { makeDailyBackup, startDailyBackups } from "./daily-backup";
import { type CopyTo, withDatabaseCopy } from "./database-copy";
import { serveCopies } from "./serve-copies";

const DAY_MS = 24 * 60 * 60 * 1000;

let dataDir: string;
let database: Database;
let copyTo: CopyTo;

beforeAll(async () => {
  // Longer than the path of a socket may be.
  dataDir = join(
    await mkdtemp(join(tmpdir(), "stint-app-")),
    "a-folder-with-a-long-name".repeat(5),
  );
  database = await openEmbedded(dataDir);
  copyTo = (folder) => database.copyTo?.(folder) ?? Promise.reject(new Error("it has no files"));
  const stop = await serveCopies(copyTo, dataDir);
  return async () => {
    stop();
    await database.close();
    await rm(join(dataDir, ".."), { recursive: true });
  };
});

/** Writes people, each with an activity in the same transaction, and checkpoints, until stopped. */
function startWriters() {
  const acknowledged: string[] = [];
  let isStopped = false;
  const repeat = async (work: () => Promise<unknown>) => {
    while (!isStopped) await work();
  };
  const write = async () => {
    const id = await database.db.transaction(async (tx) => {
      const person = await insertPerson(tx, { name: "x".repeat(500) });
      await insertActivity(tx, { userId: person.id, name: "Study" });
      return person.id;
    });
    acknowledged.push(id);
  };
  const writing = Promise.all([
    repeat(write),
    repeat(write),
    repeat(() => database.query("checkpoint", [])),
  ]);
  const stopWriters = async () => {
    isStopped = true;
    await writing;
  };
  return { acknowledged, stopWriters };
}

interface Row {
  id: string;
  user_id: string;
}

/** The rows of a table in a backup. Does not use the code under test. */
async function readTable(path: string, table: string): Promise<Row[]> {
  const text = gunzipSync(await readFile(path)).toString();
  const part = text.split("#{").find((part) => part.startsWith(`"table":"${table}"`)) ?? "";
  return part
    .split("\n")
    .slice(1, -1)
    .map((line) => JSON.parse(line));
}

test("a backup under load has everything acknowledged before it began, as of one instant", async () => {
  const { acknowledged, stopWriters } = startWriters();
  const path = join(await temporaryFolder(), "stint.backup");
  await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(50), 100_000);
  const before = [...acknowledged];
  await withCopyOfApp(dataDir, async (folder) => {
    await stopWriters();
    await backUpFolder(folder, path);
  });
  expect(acknowledged.length).toBeGreaterThan(before.length);
  const people = (await readTable(path, "user")).map(({ id }) => id);
  expect(new Set(people).size).toBe(people.length);
  expect(before.filter((id) => !people.includes(id))).toEqual([]);
  const owners = (await readTable(path, "activity")).map(({ user_id }) => user_id);
  expect(owners.sort()).toEqual(people.sort());
});

test("npm run backup works while the app runs, and npm run restore does not", async () => {
  const { id } = await insertPerson(database.db);
  const people = await database.db.$count(user);
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "", INIT_CWD: "" };
  const run = (...args: string[]) => promisify(execFile)(process.execPath, args, { env });
  const { stdout } = await run("tools/backup.mjs");
  const [path = ""] = /^.*\.backup(?= has)/.exec(stdout) ?? [];
  expect(stdout).toContain(`${path} has ${people.toLocaleString("en")} people`);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await readTable(path, "user")).map((row) => row.id)).toContain(id);
  await expect(run("tools/restore.mjs", path, "--overwrite")).rejects.toMatchObject({
    code: 1,
    stderr: `${dataDir} is in use by process ${process.pid}. Stop it first, or set DATA_DIR to another folder.\n`,
  });
});

const listCopies = async () =>
  (await readdir(runFolder(dataDir))).filter((name) => name.startsWith("copy-"));

test("a copy is removed when its backup is killed, or was left by a killed app", async () => {
  await mkdir(join(runFolder(dataDir), `copy-${process.pid}-left`));
  const socket = await withSocketPath(dataDir, async (path) => {
    const socket = connect(path);
    await once(socket, "connect");
    return socket;
  });
  // The parent of this process is alive.
  socket.write(`${process.ppid}\n`);
  const [answer] = await once(socket, "data");
  const { folder } = JSON.parse(String(answer));
  expect(await listCopies()).toEqual([folder.slice(runFolder(dataDir).length + 1)]);
  socket.destroy();
  await vi.waitFor(async () => expect(await listCopies()).toEqual([]), 100_000);
});

test("only the owner can enter the folder of the socket", async () => {
  expect((await stat(runFolder(dataDir))).mode & 0o777).toBe(0o700);
  expect((await stat(join(runFolder(dataDir), "backup.sock"))).mode & 0o777).toBe(0o600);
});

async function emptyFolder(folder: string) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
}

test("makes a daily backup and keeps the last seven", async () => {
  const { id } = await insertPerson(database.db);
  const folder = join(dataDir, "backups");
  await emptyFolder(folder);
  const old = [1, 2, 3, 4, 5, 6, 7].map((day) => `daily-2026-01-0${day}-031500.backup`);
  for (const name of [...old, "stint-2025-01-01-120000.backup"]) {
    await writeFile(join(folder, name), "");
  }
  const file = await makeDailyBackup(copyTo, dataDir, new AbortController().signal);
  const left = (await readdir(folder)).sort();
  expect(left).toEqual([
    ...old.slice(1),
    file.slice(folder.length + 1),
    "stint-2025-01-01-120000.backup",
  ]);
  expect((await readTable(file, "user")).map((row) => row.id)).toContain(id);
  expect(await listCopies()).toEqual([]);
});

test("a daily backup that is stopped or fails leaves nothing", async () => {
  await emptyFolder(join(dataDir, "backups"));
  await expect(makeDailyBackup(copyTo, dataDir, AbortSignal.abort())).rejects.toThrow("was ended");
  const broken = () => Promise.reject(new Error("the disk reports errors"));
  await expect(makeDailyBackup(broken, dataDir, new AbortController().signal)).rejects.toThrow(
    "the disk reports errors",
  );
  expect(await readdir(join(dataDir, "backups"))).toEqual([]);
  expect(await listCopies()).toEqual([]);
});

test("makes no copy when the disk is nearly full", async () => {
  const source = { copyTo, dataDir, pid: process.pid, measure: () => 64 * 1024 * 1024 };
  const copying = withDatabaseCopy(source, () => Promise.reject(new Error("it was copied")));
  await expect(copying).rejects.toThrow(
    /has too little space for a backup: \d+ MB must be free\.$/,
  );
  expect(await listCopies()).toEqual([]);
});

test("goes on making daily backups after one has failed, until it is stopped", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  let attempts = 0;
  const failing = () => {
    attempts += 1;
    return Promise.reject(new Error("the disk reports errors"));
  };
  const stop = startDailyBackups(failing, dataDir);
  try {
    for (const expected of [1, 2, 3]) {
      await vi.waitFor(() => {
        // Two days hold a night that is late enough after the last attempt.
        if (attempts < expected) vi.advanceTimersByTime(2 * DAY_MS);
        expect(attempts).toBe(expected);
      }, 100_000);
    }
  } finally {
    await stop();
    vi.advanceTimersByTime(10 * DAY_MS);
    vi.useRealTimers();
  }
  expect(attempts).toBe(3);
});
