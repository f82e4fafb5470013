import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { FolderInUse, lockFolder } from "./folder-lock.mjs";

const LOCK = fileURLToPath(new URL("./folder-lock.mjs", import.meta.url));

/** Takes the folder, says "held" or why not, and stays until its input ends. */
const TAKER = `
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

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "stint-lock-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** Another process that tries to take the folder; `answer` is what it says. */
async function taker({ at = dir, platform = process.platform as string, address = "" } = {}) {
  const child = spawn(
    process.execPath,
    ["--input-type=module", "-e", TAKER, LOCK, at, platform, address],
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

const note = () => readFile(join(dir, "lock.json"), "utf8").then(JSON.parse);
const forge = (facts: object) => writeFile(join(dir, "lock.json"), JSON.stringify(facts));

// On Linux the kernel keeps the lock; elsewhere a socket file does, which works here too.
describe.each([process.platform, "darwin"])("a folder locked as on %s", (platform) => {
  test("is refused to a second process, which is told who holds it", async () => {
    const { child, answer } = await taker({ platform, address: "http://localhost:3000" });
    expect(answer).toBe("held");
    const refused = lockFolder(dir, { platform });
    await expect(refused).rejects.toBeInstanceOf(FolderInUse);
    await expect(refused).rejects.toThrow(
      `${dir} is in use by process ${child.pid} (http://localhost:3000)`,
    );
  });

  test("is free again once its holder was killed", async () => {
    const { child } = await taker({ platform });
    expect(await note()).toMatchObject({ pid: child.pid });
    await kill(child);
    const lock = await lockFolder(dir, { platform });
    expect(await note()).toMatchObject({ pid: process.pid, hostname: hostname() });
    await lock.release();
    expect(existsSync(join(dir, "lock.json"))).toBe(false);
  });

  test("goes to exactly one of twenty that take it at once", async () => {
    const takers = await Promise.all(Array.from({ length: 20 }, () => taker({ platform })));
    const winners = takers.filter(({ answer }) => answer === "held");
    expect(winners).toHaveLength(1);
    for (const { answer } of takers) expect(answer).toMatch(/^(held|FolderInUse: .* is in use by)/);
    expect(await note()).toMatchObject({ pid: winners[0]?.child.pid });
  });

  test("goes to exactly one of twenty after its holder was killed", async () => {
    await kill((await taker({ platform })).child);
    const takers = await Promise.all(Array.from({ length: 20 }, () => taker({ platform })));
    expect(takers.filter(({ answer }) => answer === "held")).toHaveLength(1);
  });
});

test("a note that names a live process of this machine blocks nobody", async () => {
  const heartbeatAt = new Date().toISOString();
  await forge({ pid: process.ppid, hostname: hostname(), startedAt: heartbeatAt, heartbeatAt });
  const lock = await lockFolder(dir);
  expect(await note()).toMatchObject({ pid: process.pid });
  await lock.release();
});

test("a note that cannot be read blocks nobody", async () => {
  await writeFile(join(dir, "lock.json"), '{"pid": 1');
  const lock = await lockFolder(dir);
  await lock.release();
});

test("a living note of another machine keeps us out, and one that went silent does not", async () => {
  const silentFor = (ms: number) => new Date(Date.now() - ms).toISOString();
  const elsewhere = { pid: 1, hostname: "another-container", startedAt: silentFor(60_000) };
  await forge({ ...elsewhere, heartbeatAt: silentFor(10_000) });
  await expect(lockFolder(dir)).rejects.toThrow("in use by process 1 on another-container");
  await forge({ ...elsewhere, heartbeatAt: silentFor(20_000) });
  const lock = await lockFolder(dir);
  await lock.release();
});

test("one process may take its folder again, and holds it until the last release", async () => {
  const [first, second] = [await lockFolder(dir), await lockFolder(join(dir, "."))];
  await first.release();
  await first.release();
  expect((await taker()).answer).toContain(`in use by process ${process.pid}`);
  await second.release();
  expect((await taker()).answer).toBe("held");
});

test("a folder reached by another path is the same folder", async () => {
  const link = `${dir}-link`;
  await symlink(dir, link);
  onTestFinished(() => rm(link));
  expect((await taker()).answer).toBe("held");
  await expect(lockFolder(link)).rejects.toBeInstanceOf(FolderInUse);
});

test("a folder that does not exist yet is made", async () => {
  const lock = await lockFolder(join(dir, "new", "folder"));
  expect(existsSync(join(dir, "new", "folder", "lock.json"))).toBe(true);
  await lock.release();
});
