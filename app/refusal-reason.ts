import { TRPCError } from "@trpc/server";
import type { Reason } from "@/domain/api/reasons";
import { Refusal } from "@/server/refusal";

/** Why a procedure called from a page was refused; rethrows anything unexpected. */
export function refusalReason(error: unknown): Reason {
  if (error instanceof Refusal) return error.reason;
  // Addresses are input too, and can hold anything.
  if (error instanceof TRPCError && error.code === "BAD_REQUEST") return "invalid_input";
  throw error;
}
