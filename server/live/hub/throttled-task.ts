import { log } from "../../log";

const SHARE_MS = 20;

/**
 * Runs a piece of work on request, never twice at once: the first request at once, those within
 * the next 20 ms (or while it runs) share one further run. A failed run is logged and not
 * repeated: whoever asks for it must be ready to ask again.
 */
export class Coalesced {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  #isWanted = false;
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly what: string,
    private readonly work: () => Promise<void>,
  ) {}

  request(): void {
    this.#isWanted = true;
    if (this.#running || this.#timer) return;
    const wait = this.#lastAt + SHARE_MS - performance.now();
    if (wait <= 0) this.#run();
    else this.#timer = setTimeout(() => this.#run(), wait);
  }

  /** Forgets a run that was requested but has not begun; settles when one that has is over. */
  async cancel(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isWanted = false;
    await this.#running;
  }

  #run(): void {
    this.#timer = undefined;
    this.#isWanted = false;
    this.#lastAt = performance.now();
    this.#running = this.work()
      .catch((err) => log.error({ err }, `${this.what} failed`))
      .finally(() => {
        this.#running = null;
        if (this.#isWanted) this.request();
      });
  }
}
