import type { Color } from "./color";

/** What a new person already has (PRODUCT.md, rule 1), in the order shown before any is used. */
export const DEFAULT_ACTIVITIES: readonly { name: string; color: Color; isRest: boolean }[] = [
  { name: "Work", color: "blue", isRest: false },
  { name: "Study", color: "amber", isRest: false },
  { name: "Reading", color: "green", isRest: false },
  { name: "Exercise", color: "clay", isRest: false },
  { name: "Admin", color: "violet", isRest: false },
  { name: "Rest", color: "teal", isRest: true },
];

/** Past this many activities the list gets a gentle hint: choosing costs more than it gives. */
export const MANY_ACTIVITIES = 7;

/** Nobody needs more at hand; a bound keeps every list short enough to choose from. */
export const MAX_ACTIVITIES = 100;

/** Nor more in all, put away and merged ones included: what is listed is sent whole. */
export const MAX_ACTIVITIES_EVER = 1_000;
