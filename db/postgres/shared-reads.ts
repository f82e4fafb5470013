import type pg from "pg";
import { isConnectionLost, isStalePlan, isUnknownStatement } from "../pg-errors";
import { corkForThisTick, destroySocket } from "./connection.mjs";
import type { PostgresPool } from "./pool";
import { abandon, isReadTimeout, type TrackedClient } from "./transaction-client";

/** The last statement of a packet waits for the others, so more of them use another connection. */
const MAX_TOGETHER = 6;

type Statement<Result> = (client: pg.ClientBase) => Promise<Result>;

interface Read {
  statement: Statement<unknown>;
  resolve(result: unknown): void;
  reject(error: unknown): void;
  /** It was answered, or has got a connection of its own. */
  isOver: boolean;
}

/**
 * Sends the reads that a request makes at the same time in one packet and over one connection: a
 * packet costs more processor time than most reads of a page. Requests do not wait for the reads of
 * others. A read that would wait long for those in front of it is sent again over a connection of its
 * own, so that each takes about as long, and fails, as it would alone.
 */
export class SharedReads {
  /** The reads of a request that wait for their connection. */
  readonly #waiting = new WeakMap<object, Read[]>();

  /** @param patienceMs how long a read waits for those in front of it */
  constructor(
    private readonly pool: PostgresPool,
    private readonly patienceMs: number,
  ) {}

  run<Result>(request: object, statement: Statement<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const read = { statement, resolve: resolve as Read["resolve"], reject, isOver: false };
      const waiting = this.#waiting.get(request);
      if (waiting && waiting.length < MAX_TOGETHER) return void waiting.push(read);
      const reads = [read];
      this.#waiting.set(request, reads);
      void this.#send(request, reads);
    });
  }

  async #send(request: object, reads: Read[]): Promise<void> {
    const close = () => {
      if (this.#waiting.get(request) === reads) this.#waiting.delete(request);
    };
    try {
      await this.pool.repeatable((client) => {
        close();
        return this.#sendTogether(client, listOpen(reads));
      });
    } catch (error) {
      close();
      for (const read of listOpen(reads)) read.reject(error);
    }
  }

  /** Rejects when the connection was lost before every read was over. */
  async #sendTogether(client: TrackedClient, reads: Read[]): Promise<void> {
    corkForThisTick(client);
    const patience = setTimeout(() => {
      // The first one is being answered; the others wait for it.
      for (const read of listOpen(reads).slice(1)) this.#sendAlone(read);
    }, this.patienceMs);
    const answers = await Promise.allSettled(reads.map((read) => this.#answer(client, read)));
    clearTimeout(patience);
    const lost = answers.find((answer) => answer.status === "rejected");
    if (lost) throw lost.reason;
  }

  /** Settles the read, unless it must be repeated. */
  async #answer(client: TrackedClient, read: Read): Promise<void> {
    try {
      const result = await read.statement(client);
      read.isOver = true;
      read.resolve(result);
    } catch (error) {
      if (read.isOver) closeAfterTimeout(client, error);
      // An equal statement in front of it failed, and was to prepare it.
      else if (isUnknownStatement(error)) this.#sendAlone(read);
      else {
        if (isReadTimeout(error)) abandon(client);
        if (isConnectionLost(error) || isStalePlan(error)) throw error;
        read.isOver = true;
        read.reject(error);
      }
    }
  }

  #sendAlone(read: Read): void {
    read.isOver = true;
    this.pool.repeatable(read.statement).then(read.resolve, read.reject);
  }
}

const listOpen = (reads: Read[]) => reads.filter(({ isOver }) => !isOver);

/** The late answer of a read would be taken for that of a later statement. */
function closeAfterTimeout(client: TrackedClient, error: unknown): void {
  if (!isReadTimeout(error)) return;
  client.isClosed = true;
  destroySocket(client);
}
