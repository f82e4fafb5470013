import { DrizzleQueryError } from "drizzle-orm";
import pino from "pino";

/** The process's log: one JSON line an event, on standard error so that output stays readable. */
export const log = pino(
  {
    base: undefined,
    level: process.env.NODE_ENV === "test" ? "silent" : "info",
    serializers: { err: (error) => pino.stdSerializers.err(withoutValues(error)) },
  },
  pino.destination(2),
);

/** A failed query names its values, which are people's; what the database said of it does not. */
function withoutValues(error: Error): Error {
  return error instanceof DrizzleQueryError && error.cause ? error.cause : error;
}
