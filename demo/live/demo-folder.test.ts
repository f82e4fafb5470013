import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { removeDemoDatabase } from "./demo-folder";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "stint-demo-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const createDatabase = async () => {
  await mkdir(join(dir, "database"));
  await writeFile(join(dir, "database", "rows"), "of somebody");
};

test("keeps a database that is not the demo's", async () => {
  await createDatabase();
  await expect(removeDemoDatabase(dir)).rejects.toThrow("not the demo's");
  await expect(removeDemoDatabase(dir)).rejects.toThrow("not the demo's");
  expect(await readFile(join(dir, "database", "rows"), "utf8")).toBe("of somebody");
});

test("removes the last demo's database and nothing else", async () => {
  await removeDemoDatabase(dir);
  await createDatabase();
  await writeFile(join(dir, "secret"), "kept");
  await removeDemoDatabase(dir);
  expect(existsSync(join(dir, "database"))).toBe(false);
  expect(await readFile(join(dir, "secret"), "utf8")).toBe("kept");
});
