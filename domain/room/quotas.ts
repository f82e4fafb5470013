/** A person who owns this many rooms cannot create another. */
export const MAX_OWNED_ROOMS = 50;

/** Maximum number of open invite links of a room. */
export const MAX_OPEN_INVITES = 50;

/** Of these, so many by one member who is not an owner: they must leave room for the owners'. */
export const MAX_OPEN_INVITES_OF_MEMBER = 10;

/** Maximum number of invite links of a room, including closed ones: all are sent without paging. */
export const MAX_INVITES_EVER = 1_000;

/** Of these, so many by one member who is not an owner. */
export const MAX_INVITES_EVER_OF_MEMBER = 100;

/** Renewed lasting links of a room that are kept, to answer that they were revoked. */
export const MAX_RENEWED_INVITES = 20;
