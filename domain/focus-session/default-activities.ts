import type { Color } from "./color";

/** Activities of a new account (PRODUCT.md, rule 1), in the order shown until one is used. */
export const DEFAULT_ACTIVITIES: readonly { name: string; color: Color; isRest: boolean }[] = [
  { name: "Work", color: "blue", isRest: false },
  { name: "Study", color: "amber", isRest: false },
  { name: "Reading", color: "green", isRest: false },
  { name: "Exercise", color: "clay", isRest: false },
  { name: "Admin", color: "violet", isRest: false },
  { name: "Rest", color: "teal", isRest: true },
];

/** From more activities than this on, the list suggests archiving some. */
export const MANY_ACTIVITIES = 7;

/** Limit of activities that are not archived. */
export const MAX_ACTIVITIES = 100;

/** Limit of activities including archived and merged ones, which are sent without paging. */
export const MAX_ACTIVITIES_EVER = 1_000;
