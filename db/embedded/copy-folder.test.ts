import { mkdir, readdir, readFile, rename, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "@/server/testing/backup-sessions";
import { copyDatabaseFolder } from "./copy-folder.mjs";

async function readTree(root: string): Promise<Record<string, string>> {
  const tree: Record<string, string> = {};
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    tree[path.slice(root.length)] = entry.isFile() ? await readFile(path, "utf8") : "folder";
  }
  return tree;
}

/** A folder of files, last changed before or during the last second. */
async function databaseFolder(changed: "before" | "lately") {
  const root = await temporaryFolder();
  for (const folder of ["base/1", "pg_wal", "pg_notify"]) {
    await mkdir(join(root, folder), { recursive: true });
  }
  for (const name of ["base/1/10", "base/1/11", "base/1/12", "pg_wal/01", "pg_wal/02"]) {
    await writeFile(join(root, name), `${name} at first`);
    if (changed === "before") await utimes(join(root, name), 1e9, 1e9);
  }
  return root;
}

test.each(["before", "lately"] as const)(
  "the copy has what was there while nothing was written, of files changed %s",
  async (changed) => {
    const [from, to] = [await databaseFolder(changed), await temporaryFolder()];
    let expected = {};
    await copyDatabaseFolder(from, to, async (finish) => {
      // The same size, a longer one, and none.
      await writeFile(join(from, "base/1/10"), "base/1/10 changed ");
      await writeFile(join(from, "base/1/11"), "base/1/11 has changed");
      await rm(join(from, "base/1/12"));
      await mkdir(join(from, "base/2"));
      await writeFile(join(from, "base/2/13"), "new");
      // As PostgreSQL recycles its log: an old time under a new name, and under a name in use.
      await rename(join(from, "pg_wal/01"), join(from, "pg_wal/03"));
      await rename(join(from, "pg_wal/02"), join(from, "pg_wal/01"));
      expected = await readTree(from);
      await finish();
    });
    expect(await readTree(to)).toEqual(expected);
  },
);

test("fails when the database cannot be held still", async () => {
  const [from, to] = [await databaseFolder("before"), await temporaryFolder()];
  const failing = copyDatabaseFolder(from, to, () => Promise.reject(new Error("closed")));
  await expect(failing).rejects.toThrow("closed");
});
