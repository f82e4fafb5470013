/**
 * Prints the totals of `npm test`, the PostgreSQL tests and `npm run prove`, as the last line of
 * .ci/run.
 */
import { readFileSync } from "node:fs";
import { countPlaywright, countVitest, formatCount, listFailures, sumCounts } from "./reports.mjs";

/** A part without a report counts as one failure. */
function countOrFail(/** @type {() => import("./reports.mjs").Count} */ count) {
  try {
    const { passed, failed } = count();
    return { passed, failed: failed || Number(passed === 0) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const sum = sumCounts([
  countOrFail(() => JSON.parse(readFileSync("reports/summary.json", "utf8"))),
  countOrFail(() => countVitest("reports/postgres.json")),
  countOrFail(() => countPlaywright("reports/postgres-e2e.json")),
  countOrFail(() => countVitest("reports/prove.json")),
]);
for (const line of listFailures()) console.log(line);
console.log(formatCount(sum));
process.exitCode = sum.failed === 0 ? 0 : 1;
