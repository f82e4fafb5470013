import { setImmediate as nextTurn } from "node:timers/promises";

/** A request that still works after this time waits for the database or its client, not for us. */
export const SLOT_MS = 500;
/** A client has given up, or soon will. */
export const MAX_WAIT_MS = 10_000;
/**
 * Node accepts one connection per turn of the event loop, and rendering a page fills a turn. Without
 * empty turns in between, 3,000 connections of one client keep the others out for as many pages.
 */
const TURNS_BETWEEN = 10;

/**
 * @typedef {object} Waiting
 * @property {() => boolean} isGone
 * @property {number} since
 * @property {(release: (() => void) | null) => void} resolve
 */

/**
 * Lets a limited number of requests work at a time: each occupies a slot. The others wait in one
 * queue per address, and the queues are served round-robin, so that one address with many requests
 * delays the others by one request each.
 */
export class FairQueue {
  /** @type {Map<string, Waiting[]>} */
  #queues = new Map();
  #slots;
  #freeSlots;
  #waiting = 0;

  /** @param {number} slots requests that may work at a time */
  constructor(slots) {
    this.#slots = slots;
    this.#freeSlots = slots;
  }

  get stats() {
    return { waiting: this.#waiting, working: this.#slots - this.#freeSlots };
  }

  /**
   * Waits for a slot. The returned function releases it. After half a second it is released anyway,
   * because a slow client must not hold it.
   *
   * @param {string} address
   * @param {() => boolean} isGone whether the client has closed the connection
   * @returns {Promise<(() => void) | null>} null after waiting too long
   */
  async acquire(address, isGone) {
    if (this.#freeSlots > 0) return this.#takeSlot();
    return new Promise((resolve) => {
      const queue = this.#queues.get(address) ?? [];
      queue.push({ isGone, since: performance.now(), resolve });
      this.#queues.set(address, queue);
      this.#waiting += 1;
    });
  }

  #takeSlot() {
    this.#freeSlots -= 1;
    let isHeld = true;
    const release = () => {
      if (!isHeld) return;
      isHeld = false;
      clearTimeout(timer);
      void this.#freeSlot();
    };
    const timer = setTimeout(release, SLOT_MS).unref();
    return release;
  }

  async #freeSlot() {
    for (let n = 0; n < TURNS_BETWEEN && this.#queues.size > 0; n += 1) await nextTurn();
    this.#freeSlots += 1;
    while (this.#freeSlots > 0) {
      const next = this.#dequeue();
      if (!next) return;
      const isLate = performance.now() - next.since > MAX_WAIT_MS;
      next.resolve(isLate || next.isGone() ? null : this.#takeSlot());
    }
  }

  /** Takes the first request of the next address, whose queue then moves behind the others. */
  #dequeue() {
    const [first] = this.#queues;
    if (!first) return undefined;
    const [address, queue] = first;
    this.#queues.delete(address);
    const next = queue.shift();
    this.#waiting -= 1;
    if (queue.length > 0) this.#queues.set(address, queue);
    return next;
  }
}
