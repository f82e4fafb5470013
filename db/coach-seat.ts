import { and, eq, or, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/** `isCoach` of domain/room/permissions.ts as a condition on `membership` or an alias. */
export const isCoachSeat = (seat: { role: PgColumn; alsoCoaches: PgColumn }): SQL | undefined =>
  or(eq(seat.role, "coach"), and(eq(seat.role, "owner"), eq(seat.alsoCoaches, true)));
