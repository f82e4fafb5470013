import pino from "pino";
import { runtime } from "../process/runtime.mjs";

/** One JSON line per event, on standard error. Each names the request that was being handled. */
export const jsonLog = pino(
  {
    base: undefined,
    level: process.env.NODE_ENV === "test" ? "silent" : "info",
    mixin: () => ({ requestId: runtime.requests.getStore()?.id }),
    serializers: { err: describeAnyError },
  },
  pino.destination(2),
);

/**
 * The log entry of an error of the HTTP server or of Next. Errors of the database have no values of
 * statements: db/error-values.ts removes them where they are thrown.
 *
 * @param {unknown} error
 * @returns {object}
 */
function describeAnyError(error) {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, cause } = error;
  return {
    type: name === "Error" ? error.constructor.name : name,
    message,
    stack,
    ...(cause !== undefined && { cause: describeAnyError(cause) }),
  };
}
