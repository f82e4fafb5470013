/** A request that still works after this time waits for the database or its client, not for us. */
export const SLOT_MS = 2_000;
/** A client has given up, or soon will. */
export const MAX_WAIT_MS = 10_000;

/**
 * @typedef {object} Waiting
 * @property {() => boolean} isGone
 * @property {number} since
 * @property {(leave: (() => void) | null) => void} resolve
 */

/**
 * Lets a limited number of requests work at a time. The others wait in one line per address, and the
 * lines take turns, so that one address with many requests delays the others by one request each.
 */
export class WorkLane {
  /** @type {Map<string, Waiting[]>} */
  #lines = new Map();
  #free;

  /** @param {number} slots requests that may work at a time */
  constructor(slots) {
    this.#free = slots;
  }

  /**
   * Waits for a slot. A slot is given back by the returned function, and by itself after two
   * seconds: a slow client must not hold it.
   *
   * @param {string} address
   * @param {() => boolean} isGone whether the client has closed the connection
   * @returns {Promise<(() => void) | null>} null after waiting too long
   */
  async enter(address, isGone) {
    if (this.#free > 0) return this.#takeSlot();
    return new Promise((resolve) => {
      const line = this.#lines.get(address) ?? [];
      line.push({ isGone, since: performance.now(), resolve });
      this.#lines.set(address, line);
    });
  }

  #takeSlot() {
    this.#free -= 1;
    let isTaken = true;
    const leave = () => {
      if (!isTaken) return;
      isTaken = false;
      clearTimeout(timer);
      this.#free += 1;
      this.#admitNext();
    };
    const timer = setTimeout(leave, SLOT_MS).unref();
    return leave;
  }

  #admitNext() {
    while (this.#free > 0) {
      const next = this.#nextInLine();
      if (!next) return;
      const isLate = performance.now() - next.since > MAX_WAIT_MS;
      next.resolve(isLate || next.isGone() ? null : this.#takeSlot());
    }
  }

  #nextInLine() {
    const [first] = this.#lines;
    if (!first) return undefined;
    const [address, line] = first;
    // To the end of the lines, or out of them.
    this.#lines.delete(address);
    const next = line.shift();
    if (line.length > 0) this.#lines.set(address, line);
    return next;
  }
}
