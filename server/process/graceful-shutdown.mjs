import { jsonLog } from "../observability/json-log.mjs";

const TIMEOUT_MS = 9_000;

/**
 * On SIGTERM or SIGINT, closes what was opened, last opened first, and exits with 0, or with 1 after
 * nine seconds. `signal` aborts at once, for work that can be stopped midway.
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

  /** @param {() => unknown} closer runs before the closers added earlier */
  add(closer) {
    this.#closers.unshift(closer);
  }

  /** Closes everything, and logs what fails to close. */
  async close() {
    for (const closer of this.#closers.splice(0)) {
      try {
        await closer();
      } catch (error) {
        jsonLog.error({ err: error }, "closing failed");
      }
    }
  }

  async #stop() {
    if (this.#isStopping) return;
    this.#isStopping = true;
    setTimeout(() => process.exit(1), TIMEOUT_MS).unref();
    this.#abort.abort();
    await this.close();
    process.exit(0);
  }
}
