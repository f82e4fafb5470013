import { TRPCError } from "@trpc/server";
import type { Reason } from "@/domain/api/reasons";
import { Refusal } from "@/server/refusal";

/** Why a procedure called from a page was refused; anything unexpected is thrown on. */
export function failureReason(error: unknown): Reason {
  if (error instanceof Refusal) return error.reason;
  // What an address says is input as well, and may be anything.
  if (error instanceof TRPCError && error.code === "BAD_REQUEST") return "invalid_input";
  throw error;
}
