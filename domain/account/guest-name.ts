/** Name of a guest who has not entered one. */
export const NAMELESS = "Guest";

/** Rooms ask for a name before joining. */
export const isNamed = (name: string): boolean => name !== NAMELESS;
