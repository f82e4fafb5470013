import type { ServerResponse } from "node:http";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { Reason } from "@/domain/api/reasons";
import { findRetryAfter, Refusal } from "../refusal";
import { refuse } from "./refuse.mjs";

/** Refuses a request outside tRPC with a reason, in the shape of tRPC's errors. */
export function refuseReason(res: ServerResponse, reason: Reason): void {
  const refusal = new Refusal(reason);
  const retryAfter = findRetryAfter(refusal);
  if (retryAfter !== null) res.setHeader("Retry-After", String(retryAfter));
  refuse(res, getHTTPStatusCodeFromError(refusal), refusal.code, reason);
}
