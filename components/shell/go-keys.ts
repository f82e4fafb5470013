/** After `g`, as "go to". The list of keys in key-list.tsx names them. */
const PLACES = new Map([
  ["d", "/dashboard"],
  ["r", "/dashboard/history"],
  ["w", "/dashboard/week"],
]);

/** How long a `g` waits for the letter after it. */
const WITHIN_MS = 1500;

type Press = Pick<KeyboardEvent, "key" | "timeStamp" | "repeat">;

/**
 * Reads two keys in a row. The function it makes takes every press that is not typing, and answers
 * the path to go to when that press was the second of the two.
 */
export function goKeys(): (press: Press) => string | null {
  let goAt = Number.NEGATIVE_INFINITY;
  return ({ key, timeStamp, repeat }) => {
    const letter = key.toLowerCase();
    const isSecond = !repeat && timeStamp - goAt < WITHIN_MS;
    goAt = letter === "g" ? timeStamp : Number.NEGATIVE_INFINITY;
    return isSecond ? (PLACES.get(letter) ?? null) : null;
  };
}
