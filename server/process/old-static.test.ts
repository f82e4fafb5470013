import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { keepOldStatic } from "./old-static.mjs";

const DAY_MS = 86_400_000;

test("keeps the files of earlier builds for two weeks, and none that the new build replaces", async () => {
  const folder = await mkdtemp(join(tmpdir(), "stint-static-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [from, to] = [join(folder, "from"), join(folder, "to")];
  for (const path of [from, to]) await mkdir(join(path, "chunks"), { recursive: true });
  const now = Date.UTC(2026, 10, 29);
  const write = async (path: string, content: string, age: number) => {
    await writeFile(path, content);
    await utimes(path, (now - age) / 1000, (now - age) / 1000);
  };
  await write(join(from, "chunks", "recent.js"), "old", 13 * DAY_MS);
  await write(join(from, "chunks", "ancient.js"), "old", 15 * DAY_MS);
  await write(join(from, "chunks", "same.js"), "old", DAY_MS);
  await write(join(to, "chunks", "same.js"), "new", 0);

  await keepOldStatic(from, to, now);
  expect((await readdir(join(to, "chunks"))).sort()).toEqual(["recent.js", "same.js"]);
  expect(await readFile(join(to, "chunks", "same.js"), "utf8")).toBe("new");

  // The age counts from the build that made the file.
  await rm(from, { recursive: true });
  await keepOldStatic(to, from, now + 2 * DAY_MS);
  expect(await readdir(join(from, "chunks"))).toEqual(["same.js"]);
});
