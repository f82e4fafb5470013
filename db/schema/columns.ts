import { timestamp } from "drizzle-orm/pg-core";

/** An instant, kept to the millisecond so that it survives a Date unchanged. */
export const instant = (name: string) =>
  timestamp(name, { withTimezone: true, mode: "date", precision: 3 });
