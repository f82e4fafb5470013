import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createWhenMissing, openFolder, UnusableFolder } from "./database-folder";
import { openEmbedded } from "./embedded";

/** A folder with a database that was closed. */
let sound: string;
beforeAll(async () => {
  sound = await mkdtemp(join(tmpdir(), "stint-folder-"));
  const { query, close } = await openEmbedded(sound);
  await query("create table kept (n int)", []);
  await query("insert into kept values (1)", []);
  await close();
});
afterAll(() => rm(sound, { recursive: true }));

async function emptyFolder() {
  const dir = await mkdtemp(join(tmpdir(), "stint-folder-"));
  onTestFinished(() => rm(dir, { recursive: true }));
  return dir;
}

async function copyOfSound() {
  const dir = await emptyFolder();
  await cp(sound, dir, { recursive: true });
  return dir;
}

async function expectRefusal(dir: string, line: RegExp) {
  const error = await openEmbedded(dir).then(
    ({ close }) => close(),
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(UnusableFolder);
  expect(error.message).toMatch(line);
}

test("opens what it has closed, and leaves no draft or lock", async () => {
  const dir = await copyOfSound();
  const { query, close } = await openEmbedded(dir);
  expect(await query("select n from kept", [])).toEqual([{ n: 1 }]);
  await close();
  expect(await readdir(dir)).toEqual(["database"]);
});

test("only the owner may enter the folders", async () => {
  for (const path of [sound, join(sound, "database")]) {
    expect((await stat(path)).mode & 0o077).toBe(0);
  }
});

test("a folder that could not be opened can be opened later by the same process", async () => {
  const dir = await emptyFolder();
  await writeFile(join(dir, "database"), "");
  await expectRefusal(dir, /ENOTDIR/);
  await rm(join(dir, "database"));
  await cp(join(sound, "database"), join(dir, "database"), { recursive: true });
  await (await openEmbedded(dir)).close();
});

test.each([
  [
    "a file in its place",
    async (at: string) => {
      await rm(at, { recursive: true });
      await writeFile(at, "");
    },
    "ENOTDIR: not a directory.*",
  ],
  ["another version", (at: string) => writeFile(join(at, "PG_VERSION"), "17\n"), "version 17"],
  ["no version", (at: string) => rm(join(at, "PG_VERSION")), "PG_VERSION is missing"],
  ["no control file", (at: string) => rm(join(at, "global/pg_control")), "pg_control"],
  ["no log", (at: string) => rm(join(at, "pg_wal"), { recursive: true }), "pg_wal"],
  ["no tables", (at: string) => rm(join(at, "base"), { recursive: true }), "database subdirectory"],
])("refuses a damaged database with %s in one line", async (_, damage, reason) => {
  const dir = await copyOfSound();
  await damage(join(dir, "database"));
  await expectRefusal(dir, new RegExp(`^(The database in|Cannot use) .*${reason}.*$`));
});

describe("a first start on a disk that is full", () => {
  const noSpace = Object.assign(new Error("ENOSPC: no space left on device, write"), {
    code: "ENOSPC",
  });

  test("says how much to free, and leaves nothing that looks like a database", async () => {
    const dir = await emptyFolder();
    const opening = openFolder(dir, (folder) =>
      createWhenMissing(folder, async (draft) => {
        await mkdir(draft);
        await writeFile(join(draft, "PG_VERSION"), "18");
        throw noSpace;
      }),
    );
    await expect(opening).rejects.toThrow(
      `The disk that holds DATA_DIR ${dir} is full. Free at least 96 MB and start again.`,
    );
    expect(await readdir(dir)).toEqual([]);
  });

  test("succeeds once there is space, and replaces what an interrupted start left", async () => {
    const dir = await emptyFolder();
    await mkdir(join(dir, "database.new"));
    await writeFile(join(dir, "database.new/PG_VERSION"), "18");
    await (await openEmbedded(dir)).close();
    expect(await readFile(join(dir, "database/PG_VERSION"), "utf8")).toBe("18\n");
    expect(await readdir(dir)).toEqual(["database"]);
  });

  // PGlite throws numbers, PostgreSQL writes lines.
  test.each([
    ["a number", { name: "ErrnoError", errno: 51 }, ""],
    [
      "a line",
      new Error("PGlite failed to initialize properly"),
      'PANIC:  could not write to file "x": No space left on device',
    ],
  ])("recognises %s", async (_, error, line) => {
    const opening = openFolder(await emptyFolder(), async (_, log) => {
      log.write(line);
      throw error;
    });
    await expect(opening).rejects.toThrow("Free at least 96 MB");
  });
});
