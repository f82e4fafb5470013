import { setImmediate, setTimeout } from "node:timers";
import { PGlite, type PGliteOptions, protocol, type Transaction } from "@electric-sql/pglite";
import { removeValues } from "../error-values";
import { DatabaseUnavailable, isDiskFull, isReadOnlyTransaction } from "../pg-errors";

/** How long the statements of one transaction may fill a turn of the event loop. */
const TURN_MS = 10;

export interface ClientLimits {
  /** How many statements and transactions may wait; further ones are refused. */
  maxWaiting: number;
  /** How long one may wait before it begins. */
  maxWaitMs: number;
  /** How long a transaction may take before it is rolled back. */
  maxTransactionMs: number;
  /** False while the disk has too little space left to write safely. */
  hasSpace: () => boolean;
  /** Called when changes begin to be refused, and when they are accepted again. */
  onSpaceChange: (hasSpace: boolean) => void;
}

/**
 * PGlite that leaves time to the rest of the process, limits every wait and survives a full disk.
 *
 * PGlite computes in the app's process, and waiting statements follow each other without a turn of
 * the event loop in between. Node accepts one connection per turn, so a busy database would keep
 * everyone else from connecting. Every statement passes the `_runExclusive` methods, so they are
 * the one place to yield.
 */
export class EmbeddedClient extends PGlite {
  #limits: ClientLimits | null = null;
  /** Calls that wait or run. */
  #calls = 0;
  #waiting = 0;
  #hasSpace = true;
  #turn: Promise<void> = Promise.resolve();
  #turnBeganAt = 0;

  static async open(options: PGliteOptions): Promise<EmbeddedClient> {
    const client = new EmbeddedClient(options);
    await client.waitReady;
    return client;
  }

  /** The number of calls that wait to begin. */
  get waiting(): number {
    return this.#waiting;
  }

  /** False while changes are refused because the disk is nearly full. */
  get hasSpace(): boolean {
    return this.#hasSpace;
  }

  /** Sets the limits from now on. Migrations run without any, because they may take long. */
  limit(limits: ClientLimits): void {
    this.#limits = limits;
  }

  /** Runs one statement or transaction per turn of the event loop, in the order of the calls. */
  override async _runExclusiveTransaction<T>(run: () => Promise<T>): Promise<T> {
    const wait = this.#calls > 0 ? this.#startWaiting() : null;
    this.#calls += 1;
    const running = super._runExclusiveTransaction(async () => {
      try {
        if (wait && !wait.end()) return await wait.tooLong;
        await this.#turn;
        this.#turnBeganAt = performance.now();
        await this.#checkSpace();
        return await run();
      } catch (error) {
        throw this.#translate(error);
      } finally {
        this.#calls -= 1;
        this.#turn = nextTurn();
      }
    });
    return wait ? Promise.race([running, wait.tooLong]) : running;
  }

  /** Lets the event loop turn between the statements of a long transaction. */
  override _runExclusiveQuery<T>(run: () => Promise<T>): Promise<T> {
    return super._runExclusiveQuery(async () => {
      if (performance.now() - this.#turnBeganAt > TURN_MS) {
        await nextTurn();
        this.#turnBeganAt = performance.now();
      }
      return run();
    });
  }

  /** Rolls back a transaction that takes too long, because everyone else waits for it. */
  override transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return super.transaction(async (tx) => {
      const deadline = startDeadline(
        this.#limits?.maxTransactionMs,
        "The transaction took too long and was rolled back.",
      );
      try {
        return await Promise.race([work(tx), deadline.passed]);
      } finally {
        deadline.clear();
      }
    });
  }

  /** Counts a waiting call and limits its wait. `end` returns false when it has waited too long. */
  #startWaiting() {
    const { maxWaiting = Number.POSITIVE_INFINITY, maxWaitMs } = this.#limits ?? {};
    if (this.#waiting >= maxWaiting) {
      throw new DatabaseUnavailable("Too many statements wait for the embedded database.");
    }
    this.#waiting += 1;
    let isTooLong = false;
    const deadline = startDeadline(maxWaitMs, "The statement waited too long and was not run.");
    deadline.passed.catch(() => {
      isTooLong = true;
      this.#waiting -= 1;
    });
    const end = () => {
      deadline.clear();
      if (!isTooLong) this.#waiting -= 1;
      return !isTooLong;
    };
    return { tooLong: deadline.passed, end };
  }

  /**
   * Refuses changes while space is short: PGlite cannot survive a failed write of its log, and its
   * other files can always be read.
   */
  async #checkSpace(): Promise<void> {
    const hasSpace = this.#limits?.hasSpace() ?? true;
    if (hasSpace === this.#hasSpace) return;
    const value = hasSpace ? "off" : "on";
    const message = protocol.serialize.query(`set default_transaction_read_only = ${value}`);
    await super._runExclusiveQuery(() => this.execProtocolStream(message, { syncToFs: false }));
    this.#hasSpace = hasSpace;
    this.#limits?.onSpaceChange(hasSpace);
  }

  #translate(error: unknown): unknown {
    removeValues(error);
    const isRefused = !this.#hasSpace && isReadOnlyTransaction(error);
    if (!isRefused && !isDiskFull(error)) return error;
    return new DatabaseUnavailable("The disk of the embedded database is full.", { cause: error });
  }
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** `passed` rejects after `ms`, unless `clear` was called; never when `ms` is undefined. */
function startDeadline(ms: number | undefined, message: string) {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_, reject) => {
    if (ms === undefined) return;
    timer = setTimeout(() => reject(new DatabaseUnavailable(message)), ms);
  });
  // Callers also observe it. This keeps a late rejection from being reported as unhandled.
  passed.catch(() => {});
  return { passed, clear: () => clearTimeout(timer) };
}
