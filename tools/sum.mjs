/** Prints the sum over `npm test` and what ran on PostgreSQL: the last line of .ci/run. */
import { readFileSync } from "node:fs";
import { failures, playwrightCount, sumOf, vitestCount, wordsOf } from "./reports.mjs";

/** A part that left no report behind has failed. */
function counted(/** @type {() => import("./reports.mjs").Count} */ count) {
  try {
    const { passed, failed } = count();
    return { passed, failed: failed || Number(passed === 0) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const sum = sumOf([
  counted(() => JSON.parse(readFileSync("reports/summary.json", "utf8"))),
  counted(() => vitestCount("reports/postgres.json")),
  counted(() => playwrightCount("reports/postgres-e2e.json")),
]);
for (const line of failures()) console.log(line);
console.log(wordsOf(sum));
process.exitCode = sum.failed === 0 ? 0 : 1;
