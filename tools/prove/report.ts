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

/** The figures for docs/PROMISES.md: a row for each case, with the time that was nearest to its limit. */
export function formatMarkdown(results: Result[]): string {
  const rows = results.map(({ name, lines, skipped }) => {
    if (skipped) return `| \`${name}\` | skipped: ${skipped} | | | |`;
    const sum = (key: "tried" | "failed") => lines.reduce((total, line) => total + line[key], 0);
    const [longest] = lines
      .flatMap(({ measured }) => measured ?? [])
      .sort((a, b) => shareOfPromised(b) - shareOfPromised(a));
    const figures = [lines.length, sum("tried"), sum("failed"), longest ?? ""];
    return `| \`${name}\` | ${figures.join(" | ")} |`;
  });
  const head = "| Case | Promises | Tried | Failed | Longest time, of what was promised |";
  return [head, "|-|-|-|-|-|", ...rows].join("\n");
}

/** Of "1.2 s, promised 6 s", a fifth. */
function shareOfPromised(measured: string): number {
  const [seconds = Number.POSITIVE_INFINITY, promised = 1] = [
    ...measured.matchAll(/[\d.]+(?= s)/g),
  ].map(Number);
  return measured.startsWith("never") ? Number.POSITIVE_INFINITY : seconds / promised;
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
