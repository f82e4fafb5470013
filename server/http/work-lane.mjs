import { setImmediate as nextTurn } from "node:timers/promises";

/** A request that still works after this time waits for the database or its client, not for us. */
export const SLOT_MS = 500;
/** A client has given up, or soon will. */
export const MAX_WAIT_MS = 10_000;
/**
 * Node accepts one connection in a turn of the event loop, and a page fills a turn. Without turns in
 * between, 3,000 connections of one client keep the others out for as many pages.
 */
const TURNS_BETWEEN = 10;

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
   * Waits for a slot. A slot is given back by the returned function, and by itself after half a
   * second: a slow client must not hold it.
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
      void this.#giveBackSlot();
    };
    const timer = setTimeout(leave, SLOT_MS).unref();
    return leave;
  }

  async #giveBackSlot() {
    for (let n = 0; n < TURNS_BETWEEN && this.#lines.size > 0; n += 1) await nextTurn();
    this.#free += 1;
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
