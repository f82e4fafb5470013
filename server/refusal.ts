import { TRPCError } from "@trpc/server";
import { REASONS, type Reason } from "@/domain/api/reasons";

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

/**
 * Returns `null` instead of refusing with this reason, for calls that find their work already done:
 * a call repeated after a lost answer gets the same answer.
 */
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
