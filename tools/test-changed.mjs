/**
 * `npm run test:changed -- [--dry-run] [BASE]`: lint, types, and the tests that the changes since
 * BASE (default: the merge base with main) can affect. With --dry-run it only lists the e2e specs.
 * Meant for daily work; `npm test` still runs everything.
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

/**
 * The folders of e2e/ whose specs test the code of a folder. The first match counts. Code that every
 * page uses, such as components/ui/, is left to `npm test`.
 * @type {[path: RegExp, folders: string[]][]}
 */
const SUBJECTS = [
  [/^app\/rooms\/\[slug\]\/coach\/|^app\/account\/coaches\//, ["coaching"]],
  [/^app\/(rooms|invite)\//, ["room"]],
  [/^app\/(account|sign-in)\//, ["account"]],
  [/^app\/dashboard\//, ["dashboard"]],
  [/^app\/page\.tsx$/, ["home"]],
  [/^components\/(room|room-dashboard)\//, ["room"]],
  [/^components\/coaching\//, ["coaching"]],
  [/^components\/(dashboard|history|weekly-review)\//, ["dashboard"]],
  [/^components\/(home|timeline|live|activity)\//, ["home", "room"]],
  [/^components\/account\//, ["account"]],
];

const args = process.argv.slice(2);
const isDryRun = args.includes("--dry-run");
const base = args.find((arg) => !arg.startsWith("--")) ?? git("merge-base", "HEAD", "main");
const changed = new Set([
  ...listFiles("diff", "--name-only", base),
  ...listFiles("ls-files", "--others", "--exclude-standard"),
]);

const findSubjects = (/** @type {string} */ path) =>
  SUBJECTS.find(([pattern]) => pattern.test(path))?.[1] ?? [];

const interfaceFiles = [...changed].filter(
  (path) => /^(app|components)\//.test(path) && !/\.test\.tsx?$|\/testing\//.test(path),
);
const subjects = new Set(interfaceFiles.flatMap(findSubjects));

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

const isOfSubject = (/** @type {string} */ path) => subjects.has(path.split("/")[1] ?? "");

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
  .filter((path) => isOfSubject(path) || isAffected(path));
const results = isDryRun
  ? []
  : [
      npx("biome", "check", "."),
      npx("next", "typegen") && npx("tsc", "--noEmit"),
      npx("vitest", "run", "--changed", base, "--passWithNoTests"),
      specs.length === 0 || npx("playwright", "test", ...specs),
    ];
for (const path of specs) console.log(path);
for (const path of interfaceFiles.filter((path) => findSubjects(path).length === 0)) {
  console.log(`no e2e spec was selected for ${path}: npm test runs all`);
}
console.log(`${changed.size} changed files, ${specs.length} affected e2e specs`);
process.exitCode = results.every(Boolean) ? 0 : 1;
