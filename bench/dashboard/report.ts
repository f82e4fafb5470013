/** One measurement compared with its baseline. */
export interface Line {
  what: string;
  ms: number;
  baseline: string;
  baselineMs: number;
  /** The highest ratio allowed. */
  target: number;
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** A Markdown table of comparisons with their ratios. */
export function table(lines: Line[]): string {
  const head = ["| What | CPU ms | Baseline | CPU ms | Ratio | At most | |", "|-|-|-|-|-|-|-|"];
  const rows = lines.map(({ what, ms, baseline, baselineMs, target }) => {
    const ratio = ms / baselineMs;
    const cells = [
      what,
      ms.toFixed(3),
      baseline,
      baselineMs.toFixed(3),
      ratio.toFixed(2),
      target.toFixed(2),
      ratio <= target ? "reached" : "missed",
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [...head, ...rows].join("\n");
}
