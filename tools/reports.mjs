import { readFileSync } from "node:fs";

/** @typedef {{ passed: number, failed: number }} Count */

/** @param {string} path */
const read = (path) => JSON.parse(readFileSync(path, "utf8"));

/**
 * Tests in a report of vitest. A file that could not even be loaded has no tests to fail, so it
 * counts as one.
 * @param {string} path
 * @returns {Count}
 */
export function vitestCount(path) {
  const { numPassedTests, numFailedTests, testResults } = read(path);
  const isUnloaded = (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
    file.status === "failed" && file.assertionResults.length === 0;
  const unloaded = testResults.filter(isUnloaded).length;
  return { passed: numPassedTests, failed: numFailedTests + unloaded };
}

/**
 * Stories in a report of Playwright. One that needed a second try has failed.
 * @param {string} path
 * @returns {Count}
 */
export function playwrightCount(path) {
  const { stats, errors } = read(path);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

/**
 * The names of the tests that failed in a report of vitest, each after its file.
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
 * The titles of the stories that failed in a report of Playwright, each after its file.
 * @param {string} path
 * @returns {string[]}
 */
function playwrightFailures(path) {
  /** @typedef {{ specs: { file: string, title: string, ok: boolean }[], suites?: Suite[] }} Suite */
  /** @type {(suite: Suite) => Suite["specs"]} */
  const specsOf = ({ specs, suites = [] }) => [...specs, ...suites.flatMap(specsOf)];
  /** @type {Suite[]} */
  const suites = read(path).suites;
  return suites
    .flatMap(specsOf)
    .filter(({ ok }) => !ok)
    .map(({ file, title }) => `${file}: ${title}`);
}

/**
 * What failed where, in every report there is: said again at the end, for the lines between may be
 * thousands.
 */
export const failures = () => [
  ...named(vitestFailures, "reports/unit.json"),
  ...named(playwrightFailures, "reports/e2e.json"),
  ...named(vitestFailures, "reports/postgres.json"),
  ...named(playwrightFailures, "reports/postgres-e2e.json"),
];

/**
 * @param {(path: string) => string[]} failuresOf
 * @param {string} path
 */
function named(failuresOf, path) {
  try {
    return failuresOf(path).map((name) => `failed: ${name}`);
  } catch {
    return [];
  }
}

/**
 * @param {Count[]} counts
 * @returns {Count}
 */
export const sumOf = (counts) => ({
  passed: counts.reduce((sum, count) => sum + count.passed, 0),
  failed: counts.reduce((sum, count) => sum + count.failed, 0),
});

/** @param {Count} count */
export const wordsOf = ({ passed, failed }) => `${passed} passed, ${failed} failed`;
