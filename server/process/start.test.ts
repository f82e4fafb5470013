import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockFolder } from "@/db/embedded/folder-lock.mjs";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "stint-start-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

/** Runs `npm start` with this environment, for starts that must fail before the build. */
async function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ["server.mjs"], {
    env: { ...process.env, DATA_DIR: dataDir, ...env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (part: Buffer) => {
      output += part;
    });
  }
  const [code] = await once(child, "close");
  return { code, output };
}

test("stops with one line when a variable is invalid", async () => {
  const { code, output } = await start({ PORT: "eighty" });
  expect(output).toBe('PORT must be a whole number from 1 to 65535, not "eighty".\n');
  expect(code).toBe(1);
});

test("stops with one line that names the process using the folder", async () => {
  const lock = await lockFolder(dataDir, { address: "http://localhost:3000" });
  const { code, output } = await start({ PORT: "3999" });
  await lock.release();
  expect(output).toBe(
    `${dataDir} is in use by process ${process.pid} (http://localhost:3000). ` +
      "Stop it first, or set DATA_DIR to another folder.\n",
  );
  expect(code).toBe(1);
});

test("stops with one line when the port is taken", async () => {
  const other = createServer().listen(0);
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const { code, output } = await start({ PORT: String(port) });
  other.close();
  expect(output).toBe(
    `Port ${port} is in use. Stop the process that uses it, or set PORT to another port.\n`,
  );
  expect(code).toBe(1);
});

test("stops with one line when DATA_DIR is a file", async () => {
  const file = join(dataDir, "file");
  await writeFile(file, "");
  const { code, output } = await start({ PORT: "3999", DATA_DIR: file });
  expect(output).toMatch(/^Cannot use DATA_DIR .*\/file: it is not a folder \(EEXIST.*\)\.\n$/);
  expect(code).toBe(1);
});

// The superuser may write anywhere.
test.skipIf(process.getuid?.() === 0)("stops with one line when DATA_DIR is locked", async () => {
  await chmod(dataDir, 0o500);
  const { code, output } = await start({ PORT: "3999" });
  await chmod(dataDir, 0o700);
  expect(output).toMatch(/^Cannot use DATA_DIR .*: this user may not access it \(EACCES.*\)\.\n$/);
  expect(code).toBe(1);
});
