/** What a guest is called who has not said a name. */
export const NAMELESS = "Guest";

/** Whether somebody has said what they are called; if not, a room asks before they sit in it. */
export const isNamed = (name: string): boolean => name !== NAMELESS;
