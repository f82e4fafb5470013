import { DrizzleQueryError } from "drizzle-orm";
import pino from "pino";

/** The process's log: one JSON line per event, on standard error. */
export const log = pino(
  {
    base: undefined,
    level: process.env.NODE_ENV === "test" ? "silent" : "info",
    serializers: { err: (error) => pino.stdSerializers.err(withoutValues(error)) },
  },
  pino.destination(2),
);

/** A `DrizzleQueryError` contains the query's values (personal data); its cause does not. */
function withoutValues(error: Error): Error {
  return error instanceof DrizzleQueryError && error.cause ? error.cause : error;
}
