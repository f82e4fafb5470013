/** Reasons for ending a session early. Optional (PRODUCT.md, rule 7). */
export const BREAK_REASONS = [
  "phone",
  "message",
  "someone",
  "tired",
  "done_early",
  "other",
] as const;
export type BreakReason = (typeof BREAK_REASONS)[number];
