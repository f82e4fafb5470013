/** Maximum lengths of texts, in characters. */
export const MAX_NAME = 40;
export const MAX_ROOM_NAME = 60;
export const MAX_TARGET = 120;
/** The title of a group session. */
export const MAX_TITLE = 60;
export const MAX_NOTE = 280;
export const MAX_COACH_NOTE = 500;
export const MAX_DEFERRED_NOTE = 280;
export const MIN_PASSWORD = 8;
export const MAX_PASSWORD = 200;
