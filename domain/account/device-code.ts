/** No letters or digits that are easily mistaken for each other: 0 and O, 1, I and L, U and V. */
export const CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 30^8 codes. SECURITY.md, Adding a device, says why this is enough. */
export const CODE_LENGTH = 8;

/** A code is valid for this long, unless it is used or replaced before. */
export const CODE_MINUTES = 10;

const GROUP = 4;

/** The code as it is shown: `K7MD-2QXP`. */
export const formatCode = (code: string): string => `${code.slice(0, GROUP)}-${code.slice(GROUP)}`;

/** The code that was typed: without spaces and dashes, in upper case. */
export const normalizeCode = (typed: string): string =>
  typed.replace(/[\s\-\u2010-\u2015]/g, "").toUpperCase();
