import { DrizzleQueryError } from "drizzle-orm";
import { PgPreparedQuery } from "drizzle-orm/pg-core";

/**
 * Where errors of PostgreSQL and its drivers repeat the values of a statement: names of people,
 * email addresses, targets. The SQL text itself only has placeholders.
 */
const FIELDS_WITH_VALUES = [
  "params",
  "parameters",
  "args",
  "detail",
  "hint",
  "where",
  "internalQuery",
  "internal_query",
  "queryOptions",
];

/** Characters of a statement that a message repeats. An insert of many rows is far longer. */
const MAX_SQL = 1_000;

/**
 * Removes the values of a statement from an error and its causes, in place, and returns it. Whatever
 * prints the error later (the log, Next, an uncaught exception) then prints no personal data.
 */
export function removeValues<E>(error: E): E {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    for (const field of FIELDS_WITH_VALUES) {
      if (field in cause) Reflect.deleteProperty(cause, field);
    }
    const message = messageWithoutValues(cause);
    if (message !== cause.message) replaceMessage(cause, message);
  }
  return error;
}

/** Makes every error of a query built with Drizzle free of values, on either driver. */
export function keepValuesOutOfErrors(): void {
  const prototype = PgPreparedQuery.prototype as unknown as {
    queryWithCache: ((...args: unknown[]) => Promise<unknown>) & { removesValues?: true };
  };
  const original = prototype.queryWithCache;
  if (original.removesValues) return;
  prototype.queryWithCache = async function (...args) {
    try {
      return await original.apply(this, args);
    } catch (error) {
      throw removeValues(error);
    }
  };
  prototype.queryWithCache.removesValues = true;
}

function messageWithoutValues(error: Error): string {
  if (error instanceof DrizzleQueryError) return `Failed query: ${error.query.slice(0, MAX_SQL)}`;
  // A data exception quotes the value that does not fit its type.
  if (/^22/.test(String((error as { code?: unknown }).code))) {
    return error.message.replace(/".*"/s, '"…"');
  }
  return error.message;
}

/** The stack begins with the message; its frames are left out when the message is not found there. */
function replaceMessage(error: Error, message: string): void {
  const { stack = "", message: before } = error;
  const at = stack.indexOf(before);
  const frames = at < 0 ? "" : stack.slice(at + before.length);
  error.message = message;
  error.stack = `${error.name}: ${message}${frames}`;
}
