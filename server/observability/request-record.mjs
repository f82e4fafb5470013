import { runtime } from "../process/runtime.mjs";
import { jsonLog } from "./json-log.mjs";
import { metrics } from "./metrics.mjs";

/**
 * @typedef {import("node:http").IncomingMessage} Request
 * @typedef {import("node:http").ServerResponse} Response
 * @typedef {"page" | "call" | "file" | "stream" | "health"} RecordedKind
 */

const METHODS = ["GET", "HEAD", "POST", "OPTIONS"];
const SLOW_SECONDS = 1;
/** A flood of refused requests must not fill the disk. */
const LINES_PER_SECOND = 20;

const budget = { second: 0, lines: 0, suppressed: 0 };

/** Measures one request, and logs it if it failed, was refused or was slow. */
export class RequestRecord {
  #begun = performance.now();
  #isOver = false;
  #isRefused = false;
  #onClose = () => this.end();

  /**
   * @param {Request} req
   * @param {Response} res
   * @param {{ id: string, kind: RecordedKind, path: () => string }} about
   */
  constructor(req, res, about) {
    this.method = METHODS.includes(req.method ?? "") ? String(req.method) : "other";
    this.res = res;
    this.about = about;
    res.once("close", this.#onClose);
  }

  /** The request is refused because too many are in progress. */
  refuse() {
    this.#isRefused = true;
    metrics.requestsRefused.inc({ kind: this.about.kind });
  }

  /** The answer is complete, the stream is open, or the client has gone. Later calls do nothing. */
  end() {
    if (this.#isOver) return;
    this.#isOver = true;
    // An open stream keeps its listeners for hours.
    this.res.off("close", this.#onClose);
    const { kind } = this.about;
    const seconds = (performance.now() - this.#begun) / 1000;
    const { statusCode } = this.res;
    const status = this.#isAborted ? "aborted" : `${Math.floor(statusCode / 100)}xx`;
    metrics.requestSeconds.observe({ kind, method: this.method, status }, seconds);
    const isFailure = this.#isRefused || (!this.#isAborted && statusCode >= 500);
    // A file is slow because its client is.
    const isSlow = seconds > SLOW_SECONDS && kind !== "file";
    if (isFailure || isSlow) this.#log(isFailure ? "a request failed" : "a slow request", seconds);
  }

  /** The client has gone before it had the whole answer. */
  get #isAborted() {
    return this.res.destroyed && !this.res.writableFinished;
  }

  /**
   * @param {string} message
   * @param {number} seconds
   */
  #log(message, seconds) {
    const suppressed = takeLine();
    if (suppressed === null) return;
    const { id, kind, path } = this.about;
    const line = {
      kind,
      method: this.method,
      path: path(),
      status: this.#isAborted ? "aborted" : this.res.statusCode,
      ms: Math.round(seconds * 1000),
      ...(suppressed > 0 && { suppressed }),
    };
    // The socket closes outside the request.
    runtime.requests.run({ id }, () => jsonLog.warn(line, message));
  }
}

/** Returns how many lines were left out since the last one; null when this one must be, too. */
function takeLine() {
  const second = Math.floor(performance.now() / 1000);
  if (second !== budget.second) Object.assign(budget, { second, lines: 0 });
  if (budget.lines >= LINES_PER_SECOND) {
    budget.suppressed += 1;
    return null;
  }
  const { suppressed } = budget;
  budget.lines += 1;
  budget.suppressed = 0;
  return suppressed;
}
