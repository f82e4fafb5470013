import type { MemoryResult, RunResult } from "../shape";
import type { Arrivals } from "../viewers";

export interface Round extends RunResult {
  /** CPU ms of the same changes, at the same pace, in a process without viewers. */
  undeliveredMs: number;
  arrivals: Arrivals;
  first: number;
  /** Number of viewers that must receive each change. */
  viewers: number;
}

export interface Figures {
  p50Ms: number;
  p99Ms: number;
  /** CPU ms of the server process per 1,000 deliveries, beyond what making the changes costs. */
  cpuMs: number;
  /** The same for the cheapest and the most expensive round, to show how reliable the figure is. */
  cpuRangeMs: [number, number];
  heapKb: number;
  rssKb: number;
  /** Changes that did not reach every viewer. */
  incomplete: number;
}

/** Figures of a server: latencies over all rounds, CPU as the median round. */
export function computeFigures(rounds: Round[], memory: MemoryResult): Figures {
  const latencies: number[] = [];
  let incomplete = 0;
  for (const { startedAt, arrivals, first, viewers } of rounds) {
    for (const [i, at] of startedAt.entries()) {
      const arrival = arrivals[first + i];
      if (arrival?.count === viewers) latencies.push(arrival.lastAt - at);
      else incomplete += 1;
    }
  }
  const perThousand = rounds.map(
    ({ cpuMs, undeliveredMs, startedAt, viewers }) =>
      ((cpuMs - undeliveredMs) * 1000) / (startedAt.length * viewers),
  );
  return {
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
    cpuMs: percentile(perThousand, 0.5),
    cpuRangeMs: [Math.min(...perThousand), Math.max(...perThousand)],
    heapKb: memory.heapBytes / 1024,
    rssKb: memory.rssBytes / 1024,
    incomplete,
  };
}

/** A Markdown table, with CPU and memory also as multiples of a plain broadcast. */
export function table(all: Map<string, Figures>): string {
  const plain = all.get("plain-sse");
  const head = [
    "| Served by | last viewer p50 ms | p99 ms | CPU ms / 1,000 | rounds | × plain | heap KB / viewer | × plain | RSS KB / viewer | not complete |",
    "|-|-|-|-|-|-|-|-|-|-|",
  ];
  const rows = [...all].map(([name, f]) => {
    const cells = [
      name,
      f.p50Ms.toFixed(1),
      f.p99Ms.toFixed(1),
      f.cpuMs.toFixed(1),
      f.cpuRangeMs.map((ms) => ms.toFixed(1)).join(" to "),
      plain ? (f.cpuMs / plain.cpuMs).toFixed(2) : "",
      f.heapKb.toFixed(1),
      plain ? (f.heapKb / plain.heapKb).toFixed(2) : "",
      f.rssKb.toFixed(1),
      f.incomplete,
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [...head, ...rows].join("\n");
}

function percentile(values: number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}
