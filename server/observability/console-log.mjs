import { format } from "node:util";
import { jsonLog } from "./json-log.mjs";

/**
 * Turns what Next and other packages print as errors and warnings into lines of the log, which then
 * name the request. Their own output has many lines per error.
 *
 * @param {Pick<Console, "error" | "warn">} target
 */
export function logConsole(target = console) {
  target.error = (...args) => write("error", args);
  target.warn = (...args) => write("warn", args);
}

/**
 * @param {"error" | "warn"} level
 * @param {unknown[]} args
 */
function write(level, args) {
  const err = args.find((arg) => arg instanceof Error);
  const message = format(...args.filter((arg) => arg !== err)).trim();
  if (err) jsonLog[level]({ err }, message || "an error was printed");
  else jsonLog[level](message);
}
