import { metrics } from "../observability/metrics.mjs";

/** The present value of each metric, by its name and labels as in the text of `/metrics`. */
export async function readMetrics(): Promise<Map<string, number>> {
  const text = await metrics.registry.metrics();
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(" ");
      return [line.slice(0, end), Number(line.slice(end + 1))] as const;
    }),
  );
}

/** Remembers the present values. The returned function tells by how much a metric has grown since. */
export async function watchMetrics(): Promise<(name: string) => Promise<number>> {
  const before = await readMetrics();
  return async (name) => ((await readMetrics()).get(name) ?? 0) - (before.get(name) ?? 0);
}
