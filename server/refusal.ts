import { TRPCError } from "@trpc/server";
import { isUnavailable } from "@/db/pg-errors";
import { REASONS, type Reason } from "@/domain/api/reasons";
import { log } from "./log";

/** How long a client should wait when the database or the process is busy. */
const BUSY_SECONDS = 1;

/** An expected failure: a reason that the client has a text for, and details that help it go on. */
export class Refusal extends TRPCError {
  readonly reason: Reason;
  readonly details: Record<string, unknown> | undefined;

  constructor(reason: Reason, details?: Record<string, unknown>) {
    super({ code: REASONS[reason], message: reason });
    this.reason = reason;
    this.details = details;
  }
}

/** Refuses values of an input that its schema cannot check alone. */
export class InvalidFields extends Refusal {
  readonly fields: string[];

  constructor(...fields: string[]) {
    super("invalid_input");
    this.fields = fields;
  }
}

/**
 * Turns an temporary error of the database into a refusal, after which the client can repeat the
 * call. Returns other errors as they are.
 */
export function refuseUnavailable(error: unknown): unknown {
  if (!isUnavailable(error)) return error;
  log.warn({ err: error }, "the database is not available");
  const refusal = new Refusal("database_unavailable");
  // Next prints the stack of what a page throws. An outage is logged above, and not the code's fault.
  refusal.stack = `${refusal.name}: ${refusal.message}`;
  return refusal;
}

/** The seconds after which a refused call may succeed, for the header `Retry-After`; else null. */
export function findRetryAfter(error: unknown): number | null {
  if (!(error instanceof TRPCError)) return null;
  const { retryAfterSeconds } = (error instanceof Refusal && error.details) || {};
  if (typeof retryAfterSeconds === "number") return retryAfterSeconds;
  return error.code === "SERVICE_UNAVAILABLE" ? BUSY_SECONDS : null;
}

/** Returns `null` if the work is refused with this reason. */
export async function unlessRefused<T>(reason: Reason, work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal && error.reason === reason) return null;
    throw error;
  }
}

/** Returns the value; throws the refusal when there is none. */
export function requireFound<T>(value: T | null | undefined, reason: Reason): T {
  if (value === null || value === undefined) throw new Refusal(reason);
  return value;
}
