import { and, eq, or, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/** Whether a row of `membership`, under whatever alias, is that of a coach: `isCoach` in a query. */
export const isCoachSeat = (seat: { role: PgColumn; alsoCoaches: PgColumn }): SQL | undefined =>
  or(eq(seat.role, "coach"), and(eq(seat.role, "owner"), eq(seat.alsoCoaches, true)));
