/** One comparison: what was measured, and beside what. */
export interface Line {
  what: string;
  ms: number;
  beside: string;
  besideMs: number;
  /** The ratio must not be more. */
  target: number;
}

export function medianOf(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** A Markdown table of comparisons with their ratios. */
export function table(lines: Line[]): string {
  const head = ["| What | CPU ms | Beside | CPU ms | Ratio | At most | |", "|-|-|-|-|-|-|-|"];
  const rows = lines.map(({ what, ms, beside, besideMs, target }) => {
    const ratio = ms / besideMs;
    const cells = [
      what,
      ms.toFixed(3),
      beside,
      besideMs.toFixed(3),
      ratio.toFixed(2),
      target.toFixed(2),
      ratio <= target ? "reached" : "missed",
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [...head, ...rows].join("\n");
}
