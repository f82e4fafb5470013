import { TRPCError } from "@trpc/server";
import type { Reason } from "@/domain/reasons";
import { Refusal } from "@/server/refusal";

/** Why a procedure called from a page was refused; anything unexpected is thrown on. */
export function reasonOf(error: unknown): Reason {
  if (error instanceof Refusal) return error.reason;
  // What an address says is input as well, and may be anything.
  if (error instanceof TRPCError && error.code === "BAD_REQUEST") return "invalid_input";
  throw error;
}
