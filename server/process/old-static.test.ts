import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { restoreOldStatic, setStaticAside } from "./old-static.mjs";

const DAY_MS = 86_400_000;

/** Folders of the static files, and a build that replaces them all. */
async function createBuilds() {
  const folder = await mkdtemp(join(tmpdir(), "stint-static-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [files, aside] = [join(folder, "static"), join(folder, "aside")];
  const chunks = join(files, "chunks");
  await mkdir(chunks, { recursive: true });
  return {
    list: async () => (await readdir(chunks)).sort(),
    /** Deletes what is there, as a build does, and writes these files. */
    build: async (names: string[], { at, fails = false }: { at: number; fails?: boolean }) => {
      const before = await listOrNone(join(aside, "chunks"));
      await setStaticAside(files, aside);
      for (const name of await listOrNone(join(aside, "chunks"))) {
        const path = join(aside, "chunks", name);
        if (!before.includes(name)) await utimes(path, at / 1000, at / 1000);
      }
      await rm(chunks, { recursive: true, force: true });
      if (fails) return;
      await mkdir(chunks, { recursive: true });
      for (const name of names) await writeFile(join(chunks, name), name);
      await restoreOldStatic(aside, files, at);
    },
  };
}

const listOrNone = (path: string): Promise<string[]> => readdir(path).catch(() => []);

const start = Date.UTC(2026, 10, 1);

test("keeps a file for two weeks after the build that replaced it, however old it was", async () => {
  const { build, list } = await createBuilds();
  await build(["one.js"], { at: start });
  await build(["two.js"], { at: start + 60 * DAY_MS });
  expect(await list()).toEqual(["one.js", "two.js"]);
  await build(["three.js"], { at: start + 73 * DAY_MS });
  expect(await list()).toEqual(["one.js", "three.js", "two.js"]);
  await build(["four.js"], { at: start + 75 * DAY_MS });
  expect(await list()).toEqual(["four.js", "three.js", "two.js"]);
});

test("counts again when a later build has the file too", async () => {
  const { build, list } = await createBuilds();
  await build(["same.js"], { at: start });
  await build(["other.js"], { at: start + DAY_MS });
  await build(["same.js"], { at: start + 10 * DAY_MS });
  await build(["last.js"], { at: start + 20 * DAY_MS });
  expect(await list()).toEqual(["last.js", "other.js", "same.js"]);
});

test("keeps the files although a build fails after it has deleted them", async () => {
  const { build, list } = await createBuilds();
  await build(["one.js"], { at: start });
  await build([], { at: start + DAY_MS, fails: true });
  await build(["two.js"], { at: start + 2 * DAY_MS });
  expect(await list()).toEqual(["one.js", "two.js"]);
});
