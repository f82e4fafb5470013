import { readFileSync } from "node:fs";

/** @typedef {{ passed: number, failed: number }} Count */

/** @param {string} path */
const read = (path) => JSON.parse(readFileSync(path, "utf8"));

/**
 * Counts the tests in a vitest report. A file that could not be loaded counts as one failure.
 * @param {string} path
 * @returns {Count}
 */
export function countVitest(path) {
  const { numPassedTests, numFailedTests, testResults } = read(path);
  const isUnloaded = (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
    file.status === "failed" && file.assertionResults.length === 0;
  const unloaded = testResults.filter(isUnloaded).length;
  return { passed: numPassedTests, failed: numFailedTests + unloaded };
}

/**
 * Counts the tests in a Playwright report. A flaky one counts as failed.
 * @param {string} path
 * @returns {Count}
 */
export function countPlaywright(path) {
  const { stats, errors } = read(path);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

/**
 * The failed tests in a vitest report, each as `file: name`.
 * @param {string} path
 * @returns {string[]}
 */
function vitestFailures(path) {
  /** @type {{ name: string, status: string, assertionResults: { fullName: string, status: string }[] }[]} */
  const files = read(path).testResults;
  return files
    .filter(({ status }) => status === "failed")
    .flatMap(({ name, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === "failed");
      return failed.length > 0 ? failed.map((test) => `${name}: ${test.fullName}`) : [name];
    });
}

/**
 * The failed tests in a Playwright report, each as `file: title`.
 * @param {string} path
 * @returns {string[]}
 */
function playwrightFailures(path) {
  /** @typedef {{ specs: { file: string, title: string, ok: boolean }[], suites?: Suite[] }} Suite */
  /** @type {(suite: Suite) => Suite["specs"]} */
  const listSpecs = ({ specs, suites = [] }) => [...specs, ...suites.flatMap(listSpecs)];
  /** @type {Suite[]} */
  const suites = read(path).suites;
  return suites
    .flatMap(listSpecs)
    .filter(({ ok }) => !ok)
    .map(({ file, title }) => `${file}: ${title}`);
}

/**
 * The failed tests of all reports. Repeated at the end of a run, because thousands of lines may
 * have been printed in between.
 */
export const listFailures = () => [
  ...readFailures(vitestFailures, "reports/unit.json"),
  ...readFailures(playwrightFailures, "reports/e2e.json"),
  ...readFailures(vitestFailures, "reports/postgres.json"),
  ...readFailures(playwrightFailures, "reports/postgres-e2e.json"),
  ...readFailures(vitestFailures, "reports/prove.json"),
];

/**
 * @param {(path: string) => string[]} parse
 * @param {string} path
 */
function readFailures(parse, path) {
  try {
    return parse(path).map((name) => `failed: ${name}`);
  } catch {
    return [];
  }
}

/**
 * @param {Count[]} counts
 * @returns {Count}
 */
export const sumCounts = (counts) => ({
  passed: counts.reduce((sum, count) => sum + count.passed, 0),
  failed: counts.reduce((sum, count) => sum + count.failed, 0),
});

/** @param {Count} count */
export const formatCount = ({ passed, failed }) => `${passed} passed, ${failed} failed`;
