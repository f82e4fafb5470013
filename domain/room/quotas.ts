/** A person who owns this many rooms cannot create another. */
export const MAX_OWNED_ROOMS = 50;

/** Maximum number of open invite links of a room. */
export const MAX_OPEN_INVITES = 50;

/** Maximum number of invite links of a room, including closed ones: all are sent without paging. */
export const MAX_INVITES_EVER = 1_000;
