import type { Line } from "./case";

/** The result of a case. */
export interface Result {
  name: string;
  title: string;
  seconds: number;
  lines: Line[];
  /** Why the case did not run. */
  skipped?: string;
}

/** The lines of one case: `promise · tried · failed`. */
export function formatResult({ name, title, seconds, lines, skipped }: Result): string {
  if (skipped) return `\n${name}: ${title}\n  skipped (${skipped})`;
  const head = `\n${name}: ${title} (${Math.round(seconds)} s)`;
  const rows = lines.flatMap(({ promise, tried, failed, failures, measured }) => [
    `  ${failed > 0 ? "✗" : "✓"} ${promise} · ${tried} tried · ${failed} failed${
      measured ? ` · ${measured}` : ""
    }`,
    ...failures.map((sentence) => `      ${sentence}`),
  ]);
  return [head, ...rows].join("\n");
}

/** The figures for docs/PROMISES.md. */
export function formatMarkdown(results: Result[]): string {
  const rows = results.flatMap(({ name, lines, skipped }) =>
    skipped
      ? [`| \`${name}\` | skipped: ${skipped} | | | |`]
      : lines.map(
          ({ promise, tried, failed, measured = "" }) =>
            `| \`${name}\` | ${promise} | ${tried} | ${failed} | ${measured} |`,
        ),
  );
  return ["| Case | Promise | Tried | Failed | Measured |", "|-|-|-|-|-|", ...rows].join("\n");
}

/** A report in vitest's form, in which each promise is a test; tools/reports.mjs counts it. */
export function toVitestReport(results: Result[]) {
  const all = results.flatMap(({ lines }) => lines);
  const isFailed = ({ failed }: Line) => failed > 0;
  return {
    numPassedTests: all.filter((line) => !isFailed(line)).length,
    numFailedTests: all.filter(isFailed).length,
    testResults: results.map(({ name, lines }) => ({
      name: `prove ${name}`,
      status: lines.some(isFailed) ? "failed" : "passed",
      assertionResults: lines.map((line) => ({
        fullName: line.promise,
        status: isFailed(line) ? "failed" : "passed",
      })),
    })),
  };
}
