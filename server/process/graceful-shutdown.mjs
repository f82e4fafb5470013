const GIVE_UP_AFTER_MS = 9_000;

/**
 * Runs what was opened backwards on SIGTERM or SIGINT and exits: with 0, or with 1 when it took
 * longer than nine seconds. `signal` aborts at once, for work that can be stopped midway.
 */
export class GracefulShutdown {
  /** @type {(() => unknown)[]} */
  #closers = [];
  #abort = new AbortController();
  #isStopping = false;

  constructor() {
    for (const name of ["SIGTERM", "SIGINT"]) process.on(name, () => void this.#stop());
  }

  get signal() {
    return this.#abort.signal;
  }

  /** @param {() => unknown} closer runs before those that were added earlier */
  add(closer) {
    this.#closers.unshift(closer);
  }

  /** Lets go of everything opened so far. */
  async close() {
    for (const closer of this.#closers.splice(0)) {
      try {
        await closer();
      } catch (error) {
        console.error(error);
      }
    }
  }

  async #stop() {
    if (this.#isStopping) return;
    this.#isStopping = true;
    setTimeout(() => process.exit(1), GIVE_UP_AFTER_MS).unref();
    this.#abort.abort();
    await this.close();
    process.exit(0);
  }
}
