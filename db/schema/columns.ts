import { timestamp } from "drizzle-orm/pg-core";

/** An instant in milliseconds, the precision of `Date`. */
export const instant = (name: string) =>
  timestamp(name, { withTimezone: true, mode: "date", precision: 3 });
