import { and, gt, isNull, type SQL } from "drizzle-orm";
import { databaseNow } from "./clock";
import { focusSession } from "./schema";

/** `statusAt(…) === "running"` of domain/focus-session/status.ts, as a condition on `focus_session`. */
export const isRunning: SQL | undefined = and(
  isNull(focusSession.brokenAt),
  isNull(focusSession.driftedAt),
  gt(focusSession.plannedEnd, databaseNow),
);
