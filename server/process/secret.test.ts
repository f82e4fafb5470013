import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadSecret } from "./secret.mjs";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "stint-secret-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

test("generates a long secret once, readable only by its owner", async () => {
  const secret = await loadSecret(dir);
  expect(Buffer.from(secret, "base64url")).toHaveLength(32);
  expect(await loadSecret(dir)).toBe(secret);
  expect((await stat(join(dir, "secret"))).mode & 0o777).toBe(0o600);
});

test("closes a secret and its folder that others could read", async () => {
  const secret = await loadSecret(dir);
  await chmod(dir, 0o755);
  await chmod(join(dir, "secret"), 0o644);
  expect(await loadSecret(dir)).toBe(secret);
  expect((await stat(dir)).mode & 0o777).toBe(0o700);
  expect((await stat(join(dir, "secret"))).mode & 0o777).toBe(0o600);
});

test("simultaneous first starts agree on one secret and leave no other file", async () => {
  const secrets = await Promise.all(Array.from({ length: 20 }, () => loadSecret(dir)));
  expect(new Set(secrets).size).toBe(1);
  expect(await readdir(dir)).toEqual(["secret"]);
  expect((await readFile(join(dir, "secret"), "utf8")).trim()).toBe(secrets[0]);
});

test("refuses an empty secret file and does not replace it", async () => {
  await writeFile(join(dir, "secret"), "\n");
  await expect(loadSecret(dir)).rejects.toThrow("Delete it");
});
