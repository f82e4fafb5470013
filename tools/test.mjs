/**
 * `npm test`: all checks, then the tests. A check counts as one; a suite without a
 * report counts as one failure. The last line is the sum, which is also saved to
 * reports/summary.json.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findBrowser } from "./find-browser.mjs";
import { countPlaywright, countVitest, formatCount, listFailures, sumCounts } from "./reports.mjs";

/** @typedef {import("./reports.mjs").Count} Count */

const UNIT_REPORT = "reports/unit.json";
const E2E_REPORT = "reports/e2e.json";

/** The path of a package's command, to run it with this Node on every system. */
function findScript(/** @type {string} */ name, command = name) {
  const folder = join("node_modules", name);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[command]);
}

/** Runs a script with its output shown; resolves to whether it succeeded. */
function run(/** @type {string} */ script, /** @type {string[]} */ ...args) {
  const child = spawn(process.execPath, [script, ...args], { stdio: "inherit" });
  return new Promise((/** @type {(isFine: boolean) => void} */ resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}

async function check(/** @type {(() => Promise<boolean>)[]} */ ...steps) {
  for (const step of steps) if (!(await step())) return { passed: 0, failed: 1 };
  return { passed: 1, failed: 0 };
}

/**
 * Counts the tests of a suite; when it fails without a failed test, that is one failure.
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

async function runE2e() {
  let browser = findBrowser();
  if (!browser && !process.env.CHROME_PATH) {
    await run(findScript("@playwright/test", "playwright"), "install", "chromium");
    browser = findBrowser();
  }
  if (!browser) {
    console.error("No Chrome or Chromium found. Install one, or set CHROME_PATH.");
    return false;
  }
  process.env.CHROME_PATH = browser;
  return run(findScript("@playwright/test", "playwright"), "test");
}

/** @type {[name: string, part: () => Promise<Count>][]} */
const PARTS = [
  ["lint", () => check(() => run(findScript("@biomejs/biome", "biome"), "check", "."))],
  [
    "types",
    () =>
      check(
        () => run(findScript("next"), "typegen"),
        () => run(findScript("typescript", "tsc"), "--noEmit"),
      ),
  ],
  ["layers", () => check(() => run("tools/check-layers.mjs"))],
  ["words", () => check(() => run("tools/check-words.mjs"))],
  ["unused", () => check(() => run(findScript("knip")))],
  [
    "unit",
    () =>
      suite(
        () =>
          run(
            findScript("vitest"),
            "run",
            "--reporter=default",
            "--reporter=json",
            `--outputFile.json=${UNIT_REPORT}`,
          ),
        () => countVitest(UNIT_REPORT),
      ),
  ],
  ["e2e", () => suite(runE2e, () => countPlaywright(E2E_REPORT))],
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
  lines.push(`${name}: ${formatCount(count)} (${seconds} s)`);
}
const sum = sumCounts(counts);
await writeFile("reports/summary.json", JSON.stringify(sum));
console.log(["", ...listFailures(), ...lines, formatCount(sum)].join("\n"));
process.exitCode = sum.failed === 0 ? 0 : 1;
