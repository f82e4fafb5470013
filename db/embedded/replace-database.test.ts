import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "@/server/testing/backup-sessions";
import { finishReplacement, replaceDatabase } from "./replace-database.mjs";

/** A data folder with these folders, each with one file that names its content. */
async function dataFolder(folders: Record<string, string>) {
  const dataDir = await temporaryFolder();
  for (const [name, content] of Object.entries(folders)) {
    await mkdir(join(dataDir, name));
    await writeFile(join(dataDir, name, "PG_VERSION"), content);
  }
  return dataDir;
}

const readDatabase = (dataDir: string) => readFile(join(dataDir, "database/PG_VERSION"), "utf8");

/** Every state in which a killed process can leave the folder, and whose database it holds then. */
const INTERRUPTED: [folders: Record<string, string>, holds: string][] = [
  [{ database: "old", "database.restoring": "half" }, "old"],
  [{ database: "old", "database.restored": "new" }, "new"],
  [{ database: "old", "database.restored": "new", "database.replaced": "half" }, "new"],
  [{ "database.replaced": "old", "database.restored": "new" }, "new"],
  [{ database: "new", "database.replaced": "half" }, "new"],
];

test.each(INTERRUPTED)("finishes or undoes what was interrupted: %o", async (folders, holds) => {
  const dataDir = await dataFolder(folders);
  await finishReplacement(dataDir);
  expect(await readDatabase(dataDir)).toBe(holds);
  expect(await readdir(dataDir)).toEqual(["database"]);
});

test("keeps the old database when the new one cannot be built", async () => {
  const dataDir = await dataFolder({ database: "old" });
  const build = async (folder: string) => {
    await mkdir(folder);
    await writeFile(join(folder, "PG_VERSION"), "half");
    throw new Error("no space");
  };
  await expect(replaceDatabase(dataDir, build)).rejects.toThrow("no space");
  expect(await readDatabase(dataDir)).toBe("old");
  expect(await readdir(dataDir)).toEqual(["database"]);
});

test("replaces the database once the new one is complete", async () => {
  const dataDir = await dataFolder({ database: "old" });
  const seen: string[] = [];
  await replaceDatabase(dataDir, async (folder) => {
    await mkdir(join(folder, "base"), { recursive: true });
    await writeFile(join(folder, "PG_VERSION"), "new");
    seen.push(await readDatabase(dataDir));
  });
  expect([...seen, await readDatabase(dataDir)]).toEqual(["old", "new"]);
  expect(await readdir(dataDir)).toEqual(["database"]);
});
