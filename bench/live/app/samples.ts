/** A measured figure: one value per round of each measured version. */
interface Row {
  what: string;
  /** The highest value that is aimed at, if there is one. */
  target: number | null;
  values: Map<string, number[]>;
}

const TARGETS: Record<string, number> = {
  "start to the last viewer, × answer in that run": 1.5,
  "delivery, × plain broadcast": 1.3,
  "account.me, CPU ms": 1.2,
  "dashboard.personal of 8 weeks, CPU ms": 2,
  "page home, × empty page": 2,
  "page room, × empty page": 2,
  "page dashboard, × empty page": 4,
  "round trips per start": 6,
  "start, embedded × PostgreSQL": 1.5,
};

/** The figures of a run, in the order in which they were first measured. */
export class Samples {
  readonly #rows = new Map<string, Row>();

  add(version: string, what: string, value: number): void {
    const target = TARGETS[what.replace(/^\w+: /, "")] ?? null;
    const row = this.#rows.get(what) ?? { what, target, values: new Map() };
    row.values.set(version, [...(row.values.get(version) ?? []), value]);
    this.#rows.set(what, row);
  }

  get(version: string, what: string): number[] {
    return this.#rows.get(what)?.values.get(version) ?? [];
  }

  /**
   * A Markdown table of medians with the lowest and the highest round; with two versions also the
   * first version's median divided by the second's.
   */
  table(versions: string[]): string {
    const [first = "", second] = versions;
    const head = ["", "target", ...versions, ...(second ? ["ratio"] : [])];
    const rows = [...this.#rows.values()].map(({ what, target, values }) => {
      const cells = [what, target ? `≤ ${target}` : ""];
      for (const version of versions) cells.push(formatRounds(values.get(version) ?? []));
      if (second) {
        const ratio = median(values.get(first) ?? []) / median(values.get(second) ?? []);
        cells.push(Number.isFinite(ratio) ? ratio.toFixed(2) : "");
      }
      return `| ${cells.join(" | ")} |`;
    });
    return [`| ${head.join(" | ")} |`, `|${"-|".repeat(head.length)}`, ...rows].join("\n");
  }
}

function formatRounds(values: number[]): string {
  if (values.length === 0) return "";
  if (values.length === 1) return format(values[0] ?? 0);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return `${format(median(values))} (${format(low)} to ${format(high)})`;
}

const format = (value: number) => value.toFixed(Math.abs(value) < 10 ? 2 : 1);

export const median = (values: number[]) => percentile(values, 0.5);

export function percentile(values: number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}
