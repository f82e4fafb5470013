import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { FolderInUse, lockFolder } from "./folder-lock.mjs";

const LOCK = fileURLToPath(new URL("./folder-lock.mjs", import.meta.url));

/** Takes the lock, prints "held" or why not, and keeps it until its input ends. */
const LOCKER = `
const { lockFolder } = await import(process.argv[1]);
const [, , dir, platform, address] = process.argv;
try {
  await lockFolder(dir, { platform, address });
  process.stdout.write("held");
  process.stdin.resume();
  process.stdin.on("end", () => process.exit());
} catch (error) {
  process.stdout.write(error.name + ": " + error.message);
}`;

/** Makes the process wait between `bind` and `listen`, when its socket refuses connections. */
const waitBeforeListening = (ms: number) => `
const { Pipe } = process.binding("pipe_wrap");
const { listen } = Pipe.prototype;
Pipe.prototype.listen = function (backlog) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${ms});
  return listen.call(this, backlog);
};`;

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "stint-lock-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** Starts another process that tries to take the lock; `answer` is what it prints. */
async function startLocker({
  at = dir,
  platform = process.platform as string,
  address = "",
  code = LOCKER,
} = {}) {
  const child = spawn(
    process.execPath,
    ["--no-deprecation", "--input-type=module", "-e", code, LOCK, at, platform, address],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  onTestFinished(() => kill(child));
  const [answer] = await once(child.stdout, "data");
  return { child, answer: String(answer) };
}

async function kill(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "close");
}

/** The socket files of the elections for the folder. */
async function listSockets() {
  const { dev, ino } = await stat(dir, { bigint: true });
  const id = createHash("sha256").update(`${dev}:${ino}`).digest("hex").slice(0, 20);
  return (await readdir(tmpdir())).filter((name) => name.startsWith(`stint-${id}`));
}

const readLockFile = () => readFile(join(dir, "lock.json"), "utf8").then(JSON.parse);
const writeLockFile = (holder: object) => writeFile(join(dir, "lock.json"), JSON.stringify(holder));

// The election that macOS needs also runs here.
describe.each([process.platform, "darwin"])("a folder locked as on %s", (platform) => {
  test("is refused to a second process, with the name of its holder", async () => {
    const { child, answer } = await startLocker({ platform, address: "http://localhost:3000" });
    expect(answer).toBe("held");
    const refused = lockFolder(dir, { platform });
    await expect(refused).rejects.toBeInstanceOf(FolderInUse);
    await expect(refused).rejects.toThrow(
      `${dir} is in use by process ${child.pid} (http://localhost:3000)`,
    );
  });

  test("is free after its holder was killed", async () => {
    const { child } = await startLocker({ platform });
    expect(await readLockFile()).toMatchObject({ pid: child.pid });
    await kill(child);
    const lock = await lockFolder(dir, { platform });
    expect(await readLockFile()).toMatchObject({ pid: process.pid, hostname: hostname() });
    await lock.release();
    expect(existsSync(join(dir, "lock.json"))).toBe(false);
  });

  test("goes to exactly one of twenty simultaneous processes", async () => {
    const lockers = await Promise.all(Array.from({ length: 20 }, () => startLocker({ platform })));
    const winners = lockers.filter(({ answer }) => answer === "held");
    expect(winners).toHaveLength(1);
    for (const { answer } of lockers)
      expect(answer).toMatch(/^(held|FolderInUse: .* is in use by)/);
    expect(await readLockFile()).toMatchObject({ pid: winners[0]?.child.pid });
  });

  test("goes to exactly one of twenty processes after its holder was killed", async () => {
    await kill((await startLocker({ platform })).child);
    const lockers = await Promise.all(Array.from({ length: 20 }, () => startLocker({ platform })));
    expect(lockers.filter(({ answer }) => answer === "held")).toHaveLength(1);
  });
});

test("goes to one of two processes that find each other's socket before it listens", async () => {
  const first = startLocker({ platform: "darwin", code: waitBeforeListening(1500) + LOCKER });
  await expect.poll(listSockets).toHaveLength(1);
  const second = startLocker({ platform: "darwin", code: waitBeforeListening(3000) + LOCKER });
  const answers = [(await first).answer, (await second).answer];
  expect(answers.filter((answer) => answer === "held")).toHaveLength(1);
});

test("ignores a lock file that names a running process of this machine (its pid was reused)", async () => {
  const heartbeatAt = new Date().toISOString();
  await writeLockFile({
    pid: process.ppid,
    hostname: hostname(),
    startedAt: heartbeatAt,
    heartbeatAt,
  });
  const lock = await lockFolder(dir);
  expect(await readLockFile()).toMatchObject({ pid: process.pid });
  await lock.release();
});

test("ignores an unreadable lock file", async () => {
  await writeFile(join(dir, "lock.json"), '{"pid": 1');
  const lock = await lockFolder(dir);
  await lock.release();
});

test("respects another machine's lock file until its heartbeat is 15 seconds old", async () => {
  const silentFor = (ms: number) => new Date(Date.now() - ms).toISOString();
  const elsewhere = { pid: 1, hostname: "another-container", startedAt: silentFor(60_000) };
  await writeLockFile({ ...elsewhere, heartbeatAt: silentFor(10_000) });
  await expect(lockFolder(dir)).rejects.toThrow("in use by process 1 on another-container");
  await writeLockFile({ ...elsewhere, heartbeatAt: silentFor(20_000) });
  const lock = await lockFolder(dir);
  await lock.release();
});

test("a process may take its lock again and holds it until the last release", async () => {
  const [first, second] = [await lockFolder(dir), await lockFolder(join(dir, "."))];
  await first.release();
  await first.release();
  expect((await startLocker()).answer).toContain(`in use by process ${process.pid}`);
  await second.release();
  expect((await startLocker()).answer).toBe("held");
});

test("a folder reached by a symbolic link has the same lock", async () => {
  const link = `${dir}-link`;
  await symlink(dir, link);
  onTestFinished(() => rm(link));
  expect((await startLocker()).answer).toBe("held");
  await expect(lockFolder(link)).rejects.toBeInstanceOf(FolderInUse);
});

test("creates a missing folder", async () => {
  const lock = await lockFolder(join(dir, "new", "folder"));
  expect(existsSync(join(dir, "new", "folder", "lock.json"))).toBe(true);
  await lock.release();
});
