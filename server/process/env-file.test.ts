import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";

const MODULE = new URL("./env-file.mjs", import.meta.url).href;
const SCRIPT = `
const { readEnvFiles } = await import(${JSON.stringify(MODULE)});
readEnvFiles();
console.log(JSON.stringify([process.env.PORT, process.env.HOST]));`;

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stint-env-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** PORT and HOST as read by a process started in the folder with this environment. */
async function readIn(env: Record<string, string>): Promise<unknown> {
  const { PATH = "" } = process.env;
  const args = ["--input-type=module", "-e", SCRIPT];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: folder,
    env: { NODE_ENV: "production", PATH, ...env },
  });
  return JSON.parse(stdout);
}

test("loads .env; variables that are already set win", async () => {
  await writeFile(join(folder, ".env"), "PORT=4312\nHOST=127.0.0.1\n");
  expect(await readIn({})).toEqual(["4312", "127.0.0.1"]);
  expect(await readIn({ PORT: "4000" })).toEqual(["4000", "127.0.0.1"]);
});

test("loads nothing without a file", async () => {
  expect(await readIn({})).toEqual([null, null]);
});
