/** Limit of rooms a person creates while they own so many. */
export const MAX_OWNED_ROOMS = 50;

/** Limit of invite links of a room that still admit someone. */
export const MAX_OPEN_INVITES = 50;

/** Limit of invite links of a room including closed ones, which are sent without paging. */
export const MAX_INVITES_EVER = 1_000;
