import { removeValues } from "@/db/error-values";
import { isUnavailable } from "@/db/pg-errors";
import { jsonLog } from "./observability/json-log.mjs";

/** The process's log: one JSON line per event, on standard error. */
export const log = jsonLog.child({}, { serializers: { err: describeError } });

/** Fields of database errors that name things of the schema or the program, never values. */
const FIELDS = {
  code: ["code"],
  constraint: ["constraint", "constraint_name"],
  table: ["table", "table_name"],
  column: ["column", "column_name"],
  routine: ["routine"],
} as const;

/**
 * The log entry of an error. Only the listed fields are copied: errors of drivers also carry
 * the values of the statement, which are personal data. An outage of the database gets no stack: it
 * would fill the log and tell nothing about the cause.
 */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  removeValues(error);
  const found: Record<string, unknown> = {
    type: error.name === "Error" ? error.constructor.name : error.name,
    message: error.message,
    ...(!isUnavailable(error) && { stack: error.stack }),
  };
  for (const [field, names] of Object.entries(FIELDS)) {
    const values = names.map((name) => (error as unknown as Record<string, unknown>)[name]);
    const value = values.find((value) => typeof value === "string");
    if (value !== undefined) found[field] = value;
  }
  if (error.cause !== undefined) found.cause = describeError(error.cause);
  return found;
}
