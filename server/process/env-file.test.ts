import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";

const MODULE = new URL("./env-file.mjs", import.meta.url).href;
const SAY = `
const { readEnvFiles } = await import(${JSON.stringify(MODULE)});
readEnvFiles();
console.log(JSON.stringify([process.env.PORT, process.env.HOST]));`;

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stint-env-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** PORT and HOST of a process that was started in the folder with this environment. */
async function started(env: Record<string, string>): Promise<unknown> {
  const { PATH = "" } = process.env;
  const args = ["--input-type=module", "-e", SAY];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: folder,
    env: { NODE_ENV: "production", PATH, ...env },
  });
  return JSON.parse(stdout);
}

test("what stands in .env is taken, and what the environment says goes first", async () => {
  await writeFile(join(folder, ".env"), "PORT=4312\nHOST=127.0.0.1\n");
  expect(await started({})).toEqual(["4312", "127.0.0.1"]);
  expect(await started({ PORT: "4000" })).toEqual(["4000", "127.0.0.1"]);
});

test("without such a file nothing is taken", async () => {
  expect(await started({})).toEqual([null, null]);
});
