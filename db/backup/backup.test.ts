import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import {
  fillDatabase,
  openTestSession,
  readAllRows,
  readRules,
  type TestSession,
  temporaryFolder,
} from "@/server/testing/backup-sessions";
import { writeBackupFile } from "./backup-file.mjs";
import { dumpDatabase } from "./dump.mjs";
import { checkBackup, restoreDatabase } from "./restore.mjs";
import type { Session } from "./session.mjs";

const template = inject("template");
/** Empty databases, one of them filled. Tests leave them as they are. */
let empty: TestSession;
let filled: TestSession;

beforeAll(async () => {
  empty = await openTestSession(template);
  filled = await openTestSession(template);
  await fillDatabase(filled.session);
});
afterAll(async () => {
  await empty.close();
  await filled.close();
});

/** An empty database that the test may change. */
async function openOther() {
  const other = await openTestSession(template);
  onTestFinished(() => other.close());
  return other.session;
}

async function backUp(session: Session): Promise<string> {
  const path = join(await temporaryFolder(), "stint.backup");
  await writeBackupFile(path, dumpDatabase(session));
  return path;
}

test("restores every row of every table, and every rule", async () => {
  const { session } = filled;
  const other = await openOther();
  const rows = await readAllRows(session);
  expect(Object.keys(rows).filter((table) => rows[table]?.length === 0)).toEqual([]);
  const path = await backUp(session);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await restoreDatabase(other, path);
  expect(await readAllRows(other)).toEqual(rows);
  expect(await readRules(other)).toEqual(await readRules(session));
  // Numbers go on after the restored ones.
  const [last] = await other.query("select max(position)::text as n from deferred_note");
  const [next] = await other.query(`insert into deferred_note
      (room_id, user_id, from_id, from_name, user_name, text, left_at, deliver_at, shown_deliver_at)
    select room_id, user_id, from_id, from_name, user_name, text, left_at, deliver_at, shown_deliver_at
    from deferred_note limit 1 returning position::text as n`);
  expect(Number(next?.n)).toBe(Number(last?.n) + 1);
});

test("replaces a database that is not empty only when asked", async () => {
  const other = await openOther();
  const path = await backUp(empty.session);
  await fillDatabase(other);
  const rows = await readAllRows(other);
  await expect(restoreDatabase(other, path)).rejects.toThrow(
    "The database is not empty: it has 9 people, 1,170 sessions, 2 rooms. " +
      "To replace everything in it, add --overwrite.",
  );
  expect(await readAllRows(other)).toEqual(rows);
  await restoreDatabase(other, path, { overwrite: true });
  expect(Object.values(await readAllRows(other)).flat()).toEqual([]);
});

test("refuses a file that is cut off at any byte", async () => {
  const path = await backUp(empty.session);
  const bytes = await readFile(path);
  const accepted: number[] = [];
  // Every byte of the first and last lines, and some in between.
  const isNearEnd = (length: number) => Math.min(length, bytes.length - length) < 300;
  for (let length = 0; length < bytes.length; length += isNearEnd(length) ? 1 : 7) {
    await writeFile(path, bytes.subarray(0, length));
    await checkBackup(path).then(
      () => accepted.push(length),
      (error) => expect(error.message).toMatch(/is incomplete|is not a backup of Stint/),
    );
  }
  expect(accepted).toEqual([]);
});

test("refuses a file in which any line has changed", async () => {
  const path = await backUp(filled.session);
  const text = gunzipSync(await readFile(path)).toString();
  const changes: [RegExp, string][] = [
    [/"Olga"/, '"Olgo"'],
    [/.*"chapter 77".*\n/, ""],
    [/(.*"chapter 77".*\n)/, "$1$1"],
    [/"server":"/, '"server":"x'],
    [/#\{"table":"goal".*\n/, ""],
    [/"sha256":"../, '"sha256":"zz'],
    [/$/, "{}\n"],
  ];
  for (const [from, to] of changes) {
    expect(text).toMatch(from);
    await writeFile(path, gzipSync(text.replace(from, to)));
    await expect(checkBackup(path)).rejects.toThrow("is damaged");
  }
});

test("changes nothing when a file turns out to be damaged only at its end", async () => {
  const { session } = filled;
  const path = await backUp(session);
  const text = gunzipSync(await readFile(path)).toString();
  const before = await readAllRows(session);
  await writeFile(path, gzipSync(text.replace('"Olga"', '"Olgo"')));
  await expect(restoreDatabase(session, path, { overwrite: true })).rejects.toThrow("is damaged");
  expect(await readAllRows(session)).toEqual(before);
});

test("refuses files that are no backups", async () => {
  const path = join(await temporaryFolder(), "notes.txt");
  for (const content of ["", "hello", gzipSync(""), gzipSync("hello\n"), gzipSync("#{}\n")]) {
    await writeFile(path, content);
    await expect(checkBackup(path)).rejects.toThrow("notes.txt is not a backup of Stint.");
  }
  await expect(checkBackup(`${path}.gone`)).rejects.toThrow("notes.txt.gone: it does not exist.");
});

test("refuses a backup of a newer version, and names both", async () => {
  const { session } = empty;
  await session.query(
    "insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 9e12)",
  );
  await expect(backUp(session)).rejects.toThrow("last used by a newer version of Stint");
  await session.query("delete from drizzle.__drizzle_migrations where hash = 'x'");
  const path = await backUp(session);
  const text = gunzipSync(await readFile(path)).toString();
  const newer = text
    .replace(/"stint":"[^"]*"/, '"stint":"7.2.0"')
    .replace("]}", ",9000000000000]}");
  await writeFile(path, gzipSync(newer));
  await expect(checkBackup(path)).rejects.toThrow(
    /another version of Stint \(7\.2\.0, on 2.*\), which this one \(\d.*\) cannot read\. Update Stint/,
  );
});

test("a backup that fails leaves no file", async () => {
  const { session } = empty;
  const folder = await temporaryFolder();
  const path = join(folder, "missing", "stint.backup");
  await expect(writeBackupFile(path, dumpDatabase(session))).rejects.toThrow(
    `Cannot write ${path}: it does not exist.`,
  );
  const stopped = writeBackupFile(join(folder, "a"), dumpDatabase(session), AbortSignal.abort());
  await expect(stopped).rejects.toThrow();
  expect(await readdir(folder)).toEqual([]);
});
