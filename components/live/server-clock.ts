/** Confirmations needed before the clock goes back: one late frame must not move it. */
const CONFIRMATIONS = 3;
const TOLERANCE_MS = 2_000;

/**
 * The server's time, told from what its answers say and a clock that only ever counts forward
 * (`performance.now`), so that changing the device's clock changes nothing. An answer is always
 * older than its arrival, hence the sample that puts the server furthest ahead is the best one.
 */
export class ServerClock {
  #offset: number | null = null;
  #lower: number[] = [];

  constructor(private readonly monotonic: () => number) {}

  /** Whether any answer has come yet. */
  get isSet(): boolean {
    return this.#offset !== null;
  }

  /** Epoch ms of the server's clock. Before the first answer: the device's own. */
  now(): number {
    return this.#offset === null ? Date.now() : this.#offset + this.monotonic();
  }

  /** A time from a page that may be old: it can put the clock forward, never back. */
  atLeast(serverNow: string, at = this.monotonic()): void {
    const offset = Date.parse(serverNow) - at;
    if (this.#offset === null || offset > this.#offset) this.#set(offset);
  }

  /** A time from an answer that just came. Several that agree on an earlier time put it back. */
  observe(serverNow: string): void {
    const offset = Date.parse(serverNow) - this.monotonic();
    if (this.#offset === null || offset > this.#offset - TOLERANCE_MS) {
      this.#lower = [];
      this.atLeast(serverNow);
      return;
    }
    this.#lower.push(offset);
    if (this.#lower.length >= CONFIRMATIONS) this.#set(Math.max(...this.#lower));
  }

  #set(offset: number): void {
    this.#offset = offset;
    this.#lower = [];
  }
}
