import { chmod, chown, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockFolder } from "./folder-lock.mjs";
import { closeToOthers, makePrivate } from "./private-folder.mjs";

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "stint-private-"));
});
afterEach(() => rm(parent, { recursive: true }));

const modeOf = async (path: string) => ((await stat(path)).mode & 0o7777).toString(8);

async function existing(mode: number) {
  const dir = join(parent, "data");
  await mkdir(dir);
  await chmod(dir, mode);
  return dir;
}

test("a new folder can be entered by its owner only", async () => {
  await makePrivate(join(parent, "new/data"));
  expect(await modeOf(join(parent, "new/data"))).toBe("700");
});

test("an existing folder is closed to others", async () => {
  const dir = await existing(0o755);
  await writeFile(join(dir, "database"), "");
  await makePrivate(dir);
  expect(await modeOf(dir)).toBe("700");
});

test("taking the lock makes the folder private", async () => {
  const dir = await existing(0o777);
  const lock = await lockFolder(dir);
  await lock.release();
  expect(await modeOf(dir)).toBe("700");
});

test("a folder that everyone shares stays as it is", async () => {
  const dir = await existing(0o1777);
  await makePrivate(dir);
  expect(await modeOf(dir)).toBe("1777");
});

test("a folder around the working or home directory stays as it is", async () => {
  const before = await modeOf(process.cwd());
  await makePrivate(process.cwd());
  expect(await modeOf(process.cwd())).toBe(before);
});

// Only the superuser can give files to others.
test.runIf(process.getuid?.() === 0)("a folder with files of others stays as it is", async () => {
  const dir = await existing(0o755);
  await writeFile(join(dir, "theirs"), "");
  await chown(join(dir, "theirs"), 4321, 4321);
  await makePrivate(dir);
  expect(await modeOf(dir)).toBe("755");
});

test("a file keeps its owner's rights and loses those of others", async () => {
  const file = join(parent, "secret");
  await writeFile(file, "");
  await chmod(file, 0o644);
  await closeToOthers(file);
  expect(await modeOf(file)).toBe("600");
});
