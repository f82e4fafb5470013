/** Maximum number of group sessions of a room that are not over or cancelled. */
export const MAX_OPEN_GROUP_SESSIONS = 50;

/** Maximum number of occurrences that a person has joined and that have not begun. */
export const MAX_JOINS = 200;

/** A group session can be scheduled, and a date joined or cancelled, this many days ahead. */
export const MAX_DAYS_AHEAD = 366;
