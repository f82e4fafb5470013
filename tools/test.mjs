/**
 * `npm test`: everything that must hold, in the order in which it fails soonest. Each check counts
 * as one, each test as one; a suite that broke off without a report counts as one failure. The last
 * line is the sum, which is also kept in reports/summary.json.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findBrowser } from "./find-browser.mjs";
import { failures, playwrightCount, sumOf, vitestCount, wordsOf } from "./reports.mjs";

/** @typedef {import("./reports.mjs").Count} Count */

const UNIT_REPORT = "reports/unit.json";
const E2E_REPORT = "reports/e2e.json";

/** The script that a package puts on the command line, run by this very Node on every system. */
function scriptOf(/** @type {string} */ name, command = name) {
  const folder = join("node_modules", name);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[command]);
}

/** Runs a script with what it says shown; whether it succeeded. */
function run(/** @type {string} */ script, /** @type {string[]} */ ...args) {
  const child = spawn(process.execPath, [script, ...args], { stdio: "inherit" });
  return new Promise((/** @type {(isFine: boolean) => void} */ resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}

/** A check passes or fails as a whole. */
async function check(/** @type {(() => Promise<boolean>)[]} */ ...steps) {
  for (const step of steps) if (!(await step())) return { passed: 0, failed: 1 };
  return { passed: 1, failed: 0 };
}

/**
 * A suite counts its tests; when it failed although none of them did, that is one failure.
 * @param {() => Promise<boolean>} suite
 * @param {() => Count} count
 * @returns {Promise<Count>}
 */
async function suite(suite, count) {
  const isFine = await suite();
  try {
    const { passed, failed } = count();
    const isEmpty = passed + failed === 0;
    return { passed, failed: failed || Number(!isFine || isEmpty) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

async function stories() {
  let browser = findBrowser();
  if (!browser && !process.env.CHROME_PATH) {
    await run(scriptOf("@playwright/test", "playwright"), "install", "chromium");
    browser = findBrowser();
  }
  if (!browser) {
    console.error(
      "No Chrome or Chromium runs here. Install one, or set CHROME_PATH to where it is.",
    );
    return false;
  }
  process.env.CHROME_PATH = browser;
  return run(scriptOf("@playwright/test", "playwright"), "test");
}

/** @type {[name: string, part: () => Promise<Count>][]} */
const PARTS = [
  ["lint", () => check(() => run(scriptOf("@biomejs/biome", "biome"), "check", "."))],
  [
    "types",
    () =>
      check(
        () => run(scriptOf("next"), "typegen"),
        () => run(scriptOf("typescript", "tsc"), "--noEmit"),
      ),
  ],
  ["layers", () => check(() => run("tools/check-layers.mjs"))],
  ["words", () => check(() => run("tools/check-words.mjs"))],
  ["unused", () => check(() => run(scriptOf("knip")))],
  [
    "unit",
    () =>
      suite(
        () =>
          run(
            scriptOf("vitest"),
            "run",
            "--reporter=default",
            "--reporter=json",
            `--outputFile.json=${UNIT_REPORT}`,
          ),
        () => vitestCount(UNIT_REPORT),
      ),
  ],
  ["e2e", () => suite(stories, () => playwrightCount(E2E_REPORT))],
];

process.env.NEXT_TELEMETRY_DISABLED = "1";
await rm("reports", { recursive: true, force: true });
await mkdir("reports");
/** @type {Count[]} */
const counts = [];
/** @type {string[]} */
const lines = [];
for (const [name, part] of PARTS) {
  console.log(`\n── ${name}`);
  const begun = performance.now();
  const count = await part();
  counts.push(count);
  const seconds = Math.round((performance.now() - begun) / 1000);
  lines.push(`${name}: ${wordsOf(count)} (${seconds} s)`);
}
const sum = sumOf(counts);
await writeFile("reports/summary.json", JSON.stringify(sum));
console.log(["", ...failures(), ...lines, wordsOf(sum)].join("\n"));
process.exitCode = sum.failed === 0 ? 0 : 1;
