/** A simulated person: how probably a session of a length is kept. Falls with length. */
export type Person = (minutes: number) => number;

/** Keeps nearly all up to a capacity and little beyond it, with a soft edge of a few minutes. */
export const withCapacity =
  (capacity: number): Person =>
  (minutes) =>
    0.05 + 0.9 / (1 + Math.exp((minutes - capacity) / 3));

/** Mulberry32, a small seeded generator of numbers from 0 to 1: every run sees the same people. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
