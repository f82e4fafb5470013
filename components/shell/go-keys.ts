/** The letters after `g` ("go to"). Listed in shortcut-help.tsx. */
const PAGES = new Map([
  ["d", "/dashboard"],
  ["r", "/dashboard/history"],
  ["w", "/dashboard/week"],
]);

/** The letter counts within this time after a `g`. */
const WITHIN_MS = 1500;

type Press = Pick<KeyboardEvent, "key" | "timeStamp" | "repeat">;

/**
 * Creates a matcher of two-key shortcuts. Pass it every key press outside fields; it returns the path
 * to open when a press completes a shortcut, else null.
 */
export function createGoKeys(): (press: Press) => string | null {
  let pressedGoAt = Number.NEGATIVE_INFINITY;
  return ({ key, timeStamp, repeat }) => {
    const letter = key.toLowerCase();
    const isAfterG = !repeat && timeStamp - pressedGoAt < WITHIN_MS;
    pressedGoAt = letter === "g" ? timeStamp : Number.NEGATIVE_INFINITY;
    return isAfterG ? (PAGES.get(letter) ?? null) : null;
  };
}
