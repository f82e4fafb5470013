import { log } from "../../log";
import { runtime } from "../../process/runtime.mjs";

const INTERVAL_MS = 20;

/**
 * Runs a task on request, never twice at the same time. The first request runs at once; requests
 * within the interval (20 ms by default), or while it runs, share one more run. A failed run is
 * logged and not repeated: the caller must request it again.
 */
export class ThrottledTask {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  #isWanted = false;
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly name: string,
    private readonly task: () => Promise<void>,
    private readonly intervalMs = INTERVAL_MS,
  ) {}

  request(): void {
    this.#isWanted = true;
    if (this.#running || this.#timer) return;
    const wait = this.#lastAt + this.intervalMs - performance.now();
    if (wait <= 0) this.#run();
    else this.#timer = setTimeout(() => this.#run(), wait);
  }

  /** Drops a requested run that has not begun, and waits for one that has. */
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
    // The work is for everybody: its log must not name the request that happened to begin it.
    this.#running = runtime.requests
      .exit(this.task)
      .catch((err) => log.error({ err }, `${this.name} failed`))
      .finally(() => {
        this.#running = null;
        if (this.#isWanted) this.request();
      });
  }
}
