/** A simulated person: the probability of completing a session by its length in minutes. */
export type Person = (minutes: number) => number;

/** Completes nearly all sessions up to a capacity and few beyond, with a soft edge of minutes. */
export const withCapacity =
  (capacity: number): Person =>
  (minutes) =>
    0.05 + 0.9 / (1 + Math.exp((minutes - capacity) / 3));

/** Mulberry32, a seeded random number generator from 0 to 1: every run simulates the same people. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
