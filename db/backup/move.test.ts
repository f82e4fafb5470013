import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, inject, onTestFinished, test, vi } from "vitest";
import {
  fillDatabase,
  openTestSession,
  readAllRows,
  temporaryFolder,
} from "@/server/testing/backup-sessions";
import { insertPerson } from "@/server/testing/factories";
import { openEmbedded } from "../embedded/embedded";
import { withEmbedded } from "./embedded-session.mjs";

const template = inject("template");

/** Runs the command in a process of its own. Returns what it prints. */
async function move(dataDir: string, url: string) {
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "", NEXTAUTH_SECRET: "" };
  const run = promisify(execFile)(process.execPath, ["tools/move-to-postgres.mjs", url], { env });
  return run.then(
    ({ stdout }) => stdout,
    ({ stderr }) => stderr as string,
  );
}

describe.runIf(template.kind === "postgres")("moving to PostgreSQL", () => {
  test("waits for the app to stop, and then moves every row that was acknowledged", async () => {
    const dataDir = await temporaryFolder();
    const target = await openTestSession(template);
    onTestFinished(target.close);
    const app = await openEmbedded(dataDir);
    const acknowledged: string[] = [];
    let isStopped = false;
    const writing = (async () => {
      while (!isStopped) acknowledged.push((await insertPerson(app.db)).id);
    })();
    await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(5), 100_000);
    expect(await move(dataDir, target.url)).toBe(
      `${dataDir} is in use by process ${process.pid}. Stop it first, or set DATA_DIR to another folder.\n`,
    );
    isStopped = true;
    await writing;
    await app.close();
    const source = await withEmbedded(join(dataDir, "database"), async (session) => {
      await fillDatabase(session);
      return readAllRows(session);
    });

    const output = await move(dataDir, target.url);
    expect(output).toMatch(/^Copied .* people, [\d,]+ sessions, 2 rooms\. All 23 tables are equal/);
    expect(output).toContain(`NEXTAUTH_SECRET to the content of ${join(dataDir, "secret")}`);
    expect(await readAllRows(target.session)).toEqual(source);
    expect(source.user?.length).toBe(acknowledged.length + 9);
    expect(await readdir(join(dataDir, "run"))).toEqual([]);
    expect(await move(dataDir, target.url)).toMatch(
      /^The database is not empty.* Use an empty one\.\n$/,
    );
  });
});
