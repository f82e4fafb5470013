/** Remembers the ended session that was put aside, so that a reload does not bring it back. */
export const ENDED_COOKIE = "stint-ended";
