import pino from "pino";
import { onTestFinished, vi } from "vitest";
import { log } from "../log";
import { jsonLog } from "../observability/json-log.mjs";

/** Collects the lines of the log, parsed, until the test ends. They are not printed. */
export function recordLog(): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  const loggers = [log, jsonLog];
  const levels = loggers.map(({ level }) => level);
  for (const logger of loggers) logger.level = "info";
  const stream = (jsonLog as unknown as Record<symbol, { write(line: string): void }>)[
    pino.symbols.streamSym
  ];
  if (!stream) throw new Error("the log has no stream");
  const write = vi.spyOn(stream, "write").mockImplementation((line) => {
    lines.push(JSON.parse(line));
  });
  onTestFinished(() => {
    write.mockRestore();
    for (const [i, logger] of loggers.entries()) logger.level = levels[i] ?? "silent";
  });
  return lines;
}
