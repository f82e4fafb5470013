/** Calls back once at the next change by time alone, as the database's clock tells it. */
export class TimedChange {
  #timer: NodeJS.Timeout | undefined;
  #at = Number.POSITIVE_INFINITY;

  /** @param onDue called with the time that was scheduled, in epoch ms */
  constructor(private readonly onDue: (at: number) => void) {}

  /** Schedules this time instead of the one before; both are epoch ms of the database. */
  schedule(at: number, now: number): void {
    this.cancel();
    if (at === Number.POSITIVE_INFINITY) return;
    this.#at = at;
    this.#timer = setTimeout(() => this.#fire(), Math.max(at - now, 0) + 1);
    this.#timer.unref();
  }

  /** Schedules this time if it comes before the one scheduled. */
  bringForward(at: number, now: number): void {
    if (at < this.#at) this.schedule(at, now);
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#at = Number.POSITIVE_INFINITY;
  }

  #fire(): void {
    const at = this.#at;
    this.cancel();
    this.onDue(at);
  }
}
