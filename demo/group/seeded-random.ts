/**
 * Random numbers that are the same for the same seed: mulberry32 (Tommy Ettinger, public domain),
 * initialised with an FNV-1a hash of the seed.
 */
export class SeededRandom {
  #state: number;

  constructor(seed: string) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < seed.length; i += 1) {
      hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
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

  happens(probability: number): boolean {
    return this.number() < probability;
  }

  /** One of the items; null when there are none. */
  pick<Item>(items: readonly Item[]): Item | null {
    return items[Math.floor(this.number() * items.length)] ?? null;
  }

  /** One of the items by weight; at least one weight must be positive. */
  weighted<Item>(items: readonly (readonly [Item, weight: number])[]): Item {
    const sum = items.reduce((total, [, weight]) => total + weight, 0);
    let left = this.number() * sum;
    for (const [item, weight] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    throw new Error("there is nothing to choose from");
  }
}
