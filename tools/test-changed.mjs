/**
 * `npm run test:changed [BASE]`: lint, types, and the tests that the changes since BASE (default:
 * the merge base with main) can affect. Meant for daily work; `npm test` still runs everything.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** @param {string[]} args */
const git = (...args) => execFileSync("git", args, { encoding: "utf8" }).trim();
/** @param {string[]} args */
const listFiles = (...args) =>
  git(...args)
    .split("\n")
    .filter(Boolean);

const base = process.argv[2] ?? git("merge-base", "HEAD", "main");
const changed = new Set([
  ...listFiles("diff", "--name-only", "--diff-filter=d", base),
  ...listFiles("ls-files", "--others", "--exclude-standard"),
]);

const e2eFiles = readdirSync("e2e", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => `e2e/${path.replaceAll("\\", "/")}`);

/** The files below e2e/ that a file imports. */
function findImports(/** @type {string} */ path) {
  const specifiers = readFileSync(path, "utf8").matchAll(/from "(\.[^"]+)"/g);
  return [...specifiers]
    .map(([, specifier = ""]) => `${normalize(join(dirname(path), specifier))}.ts`)
    .map((target) => target.replaceAll("\\", "/"))
    .filter((target) => e2eFiles.includes(target));
}

/** Whether the file or anything below e2e/ that it imports has changed. */
function isAffected(/** @type {string} */ path, seen = new Set([path])) {
  if (changed.has(path)) return true;
  for (const target of findImports(path)) {
    if (!seen.has(target) && isAffected(target, seen.add(target))) return true;
  }
  return false;
}

/** @param {string[]} args */
const npx = (...args) =>
  spawnSync("npx", args, { stdio: "inherit", shell: process.platform === "win32" }).status === 0;

const specs = e2eFiles
  .filter((path) => path.endsWith(".spec.ts"))
  .filter((path) => isAffected(path));
const results = [
  npx("biome", "check", "."),
  npx("next", "typegen") && npx("tsc", "--noEmit"),
  npx("vitest", "run", "--changed", base, "--passWithNoTests"),
  specs.length === 0 || npx("playwright", "test", ...specs),
];
console.log(`${changed.size} changed files, ${specs.length} affected e2e specs`);
process.exitCode = results.every(Boolean) ? 0 : 1;
