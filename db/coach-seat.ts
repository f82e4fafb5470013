import { and, eq, or, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/**
 * `isShownCoach` of domain/room/coach-agreement.ts as a condition on `membership` or an alias: a
 * coach whom everyone in the room sees.
 */
export const isShownCoachSeat = (seat: {
  role: PgColumn;
  alsoCoaches: PgColumn;
  awaitsAgreement: PgColumn;
}): SQL | undefined =>
  and(
    or(eq(seat.role, "coach"), and(eq(seat.role, "owner"), eq(seat.alsoCoaches, true))),
    eq(seat.awaitsAgreement, false),
  );
