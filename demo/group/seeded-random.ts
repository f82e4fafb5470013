/**
 * Chance that falls out the same for the same words, so that a story is the same each time it is
 * told: mulberry32 (Tommy Ettinger, public domain), begun from an FNV-1a hash of the words.
 */
export class SeededRandom {
  #state: number;

  constructor(words: string) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < words.length; i += 1) {
      hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193);
    }
    this.#state = hash;
  }

  /** From 0 to below 1. */
  number(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** From `low` to below `high`. */
  between(low: number, high: number): number {
    return low + this.number() * (high - low);
  }

  /** A whole number, both bounds included. */
  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  happens(share: number): boolean {
    return this.number() < share;
  }

  /** One of them; null of none. */
  pick<Item>(items: readonly Item[]): Item | null {
    return items[Math.floor(this.number() * items.length)] ?? null;
  }

  /** One of them by weight; none has to be heavier than 0, but one. */
  weighted<Item>(items: readonly (readonly [Item, weight: number])[]): Item {
    const sum = items.reduce((so, [, weight]) => so + weight, 0);
    let left = this.number() * sum;
    for (const [item, weight] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    throw new Error("there is nothing to choose from");
  }
}
