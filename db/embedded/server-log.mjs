/** The lines that PostgreSQL writes to its standard error. They explain what PGlite throws. */
export class ServerLog {
  /** @type {string[]} */
  #lines = [];
  /**
   * Called when PostgreSQL has stopped for good. Nothing can be executed afterwards.
   * @type {((reason: string) => void) | null}
   */
  onPanic = null;

  /**
   * For `PGliteOptions.onStderr`. Returns false: nothing is printed.
   * @param {string} line
   */
  write = (line) => {
    this.#lines = [...this.#lines.slice(-20), line];
    if (/\bPANIC: /.test(line)) this.onPanic?.(withoutPrefix(line));
    return false;
  };

  /** Why PostgreSQL has stopped, in its words; empty when unknown. */
  findReason() {
    const failed = this.#lines.find((line) => /\b(FATAL|PANIC): /.test(line));
    const detail = this.#lines.find((line) => /\bDETAIL: /.test(line));
    return [failed, failed && detail]
      .flatMap((line) => (line ? withoutPrefix(line) : []))
      .join(" ");
  }
}

/** @param {string} line */
const withoutPrefix = (line) => line.replace(/^.*?\b(FATAL|PANIC|DETAIL): +/, "");
