/** Name of a guest who has not entered one. */
export const NAMELESS = "Guest";

/** Whether a person has entered a name. Rooms ask for one before joining. */
export const isNamed = (name: string): boolean => name !== NAMELESS;
