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

  /** As `now`, in whole ms: a fraction more would make the server's next answer look older. */
  wholeNow(): number {
    return Math.floor(this.now());
  }

  /**
   * Takes a time (epoch ms) from a page that may be old: it can move the clock forward, never back.
   *
   * @param at when the page had arrived, by the monotonic clock.
   */
  atLeast(serverNow: number, at = this.monotonic()): void {
    const offset = serverNow - at;
    if (this.#offset === null || offset > this.#offset) this.#set(offset);
  }

  /**
   * Takes a time (epoch ms) from a fresh answer. Several that agree on an earlier time move the
   * clock back.
   */
  observe(serverNow: number): void {
    const offset = serverNow - this.monotonic();
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

/**
 * When this document had arrived, by `performance.now`; undefined while it still arrives. Its scripts
 * run later, on a slow device by seconds.
 */
export function findDocumentArrival(): number | undefined {
  const [document] = performance.getEntriesByType("navigation");
  return (document as PerformanceNavigationTiming | undefined)?.responseEnd || undefined;
}

/** The page's only clock. On the server it is never set and never read. */
export const serverClock = new ServerClock(() => performance.now());
