/** Earlier times needed before the clock goes back: one late frame must not move it. */
const CONFIRMATIONS = 3;
const TOLERANCE_MS = 2_000;

/**
 * The server's time, computed from its answers and a monotonic clock (`performance.now`), so that
 * changing the device's clock changes nothing. An answer is always older than its arrival, so the
 * sample that puts the server furthest ahead is the best one.
 */
export class ServerClock {
  #offset: number | null = null;
  #lower: number[] = [];

  constructor(private readonly monotonic: () => number) {}

  /** Whether any answer has arrived. */
  get isSet(): boolean {
    return this.#offset !== null;
  }

  /** Epoch ms of the server's clock; of the device's clock before the first answer. */
  now(): number {
    return this.#offset === null ? Date.now() : this.#offset + this.monotonic();
  }

  /** Takes a time from a page that may be old: it can move the clock forward, never back. */
  atLeast(serverNow: string, at = this.monotonic()): void {
    const offset = Date.parse(serverNow) - at;
    if (this.#offset === null || offset > this.#offset) this.#set(offset);
  }

  /** Takes a time from a fresh answer. Several that agree on an earlier time move the clock back. */
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

/** The page's only clock. On the server it is never set and never read. */
export const serverClock = new ServerClock(() => performance.now());
