/** Limits how much may be open at a time, such as connections: for each address, and in total. */
export class AddressCounter {
  /** @type {Map<string, number>} */
  #counts = new Map();
  #total = 0;

  /** @param {{ perAddress: number, total: number }} limits */
  constructor(limits) {
    this.limits = limits;
  }

  /**
   * Counts one more, unless a limit is reached.
   *
   * @param {string} address
   * @returns {(() => void) | null} counts one less; null when the limit is reached
   */
  add(address) {
    const count = this.#counts.get(address) ?? 0;
    if (count >= this.limits.perAddress || this.#total >= this.limits.total) return null;
    this.#counts.set(address, count + 1);
    this.#total += 1;
    let isCounted = true;
    return () => {
      if (!isCounted) return;
      isCounted = false;
      this.#total -= 1;
      const left = (this.#counts.get(address) ?? 1) - 1;
      if (left > 0) this.#counts.set(address, left);
      else this.#counts.delete(address);
    };
  }
}
