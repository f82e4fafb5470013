/** A replica that misses this often in a row is left alone for a while. */
const MOST_MISSES = 5;
/** After this many answers in a row it is trusted again. */
const TRUSTED_AFTER = 20;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Decides whether the replica is asked. It begins open, so that no read waits for a replica that was
 * never tried. While it is open, one trial at a time finds out in the background whether it works.
 */
export class Breaker {
  #isOpen = true;
  #isTrying = false;
  #misses = 0;
  #hits = 0;
  #pauseMs = FIRST_PAUSE_MS;
  #nextTrialAt = Number.NEGATIVE_INFINITY;

  /** @param now in milliseconds */
  constructor(private readonly now: () => number = () => performance.now()) {}

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Returns true for the caller that must make a trial, and report it with `endTrial`. */
  beginTrial(): boolean {
    if (!this.#isOpen || this.#isTrying || this.now() < this.#nextTrialAt) return false;
    this.#isTrying = true;
    return true;
  }

  endTrial(succeeded: boolean): void {
    this.#isTrying = false;
    if (!succeeded) {
      this.#pause();
      return;
    }
    this.#isOpen = false;
    this.#misses = 0;
    this.#hits = 0;
  }

  /** The replica answered a read. */
  hit(): void {
    this.#misses = 0;
    this.#hits += 1;
    // A replica that fails now and then keeps its long pause.
    if (this.#hits >= TRUSTED_AFTER) this.#pauseMs = FIRST_PAUSE_MS;
  }

  /** The replica works, but could not answer a read. Too many in a row open the breaker. */
  miss(): void {
    this.#hits = 0;
    this.#misses += 1;
    if (this.#misses >= MOST_MISSES) this.trip();
  }

  /** The replica does not work: it is not asked until a trial succeeds. */
  trip(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#pause();
  }

  #pause(): void {
    this.#nextTrialAt = this.now() + this.#pauseMs;
    this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS);
  }
}
