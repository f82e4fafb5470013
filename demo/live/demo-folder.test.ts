import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { emptyFolder } from "./demo-folder";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "stint-demo-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const someDatabase = async () => {
  await mkdir(join(dir, "database"));
  await writeFile(join(dir, "database", "rows"), "of somebody");
};

test("a database that no demo made is left alone", async () => {
  await someDatabase();
  await expect(emptyFolder(dir)).rejects.toThrow("not the demo's");
  await expect(emptyFolder(dir)).rejects.toThrow("not the demo's");
  expect(await readFile(join(dir, "database", "rows"), "utf8")).toBe("of somebody");
});

test("what the last demo left goes, and nothing beside it", async () => {
  await emptyFolder(dir);
  await someDatabase();
  await writeFile(join(dir, "secret"), "kept");
  await emptyFolder(dir);
  expect(existsSync(join(dir, "database"))).toBe(false);
  expect(await readFile(join(dir, "secret"), "utf8")).toBe("kept");
});
