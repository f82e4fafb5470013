import type pg from "pg";
import { isConnectionLost } from "../pg-errors";
import { corkForThisTick } from "./connection.mjs";
import type { PostgresPool } from "./pool";
import { abandon, isReadTimeout, type TrackedClient } from "./transaction-client";

/** The last statement of a packet waits for the others, so more of them use another connection. */
const MAX_TOGETHER = 6;

type Statement<Result> = (client: pg.ClientBase) => Promise<Result>;

interface Read {
  statement: Statement<unknown>;
  resolve(result: unknown): void;
  reject(error: unknown): void;
  isSettled: boolean;
}

/**
 * Sends the reads that a request makes at the same time in one packet and over one connection: a
 * packet costs more processor time than most reads of a page. They fail and are repeated each by
 * itself. Requests do not wait for the reads of others.
 */
export class SharedReads {
  /** The reads of a request that wait for their connection. */
  readonly #waiting = new WeakMap<object, Read[]>();

  constructor(private readonly pool: PostgresPool) {}

  run<Result>(request: object, statement: Statement<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const read = { statement, resolve: resolve as Read["resolve"], reject, isSettled: false };
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
        return sendTogether(client, reads);
      });
    } catch (error) {
      close();
      for (const read of reads) read.reject(error);
    }
  }
}

/** Rejects when the connection was lost before every read was answered. */
async function sendTogether(client: TrackedClient, reads: Read[]): Promise<void> {
  corkForThisTick(client);
  const open = reads.filter(({ isSettled }) => !isSettled);
  const answers = await Promise.allSettled(open.map((read) => send(client, read)));
  const lost = answers.find((answer) => answer.status === "rejected");
  if (lost) throw lost.reason;
}

/** Settles the read, unless the connection is lost. */
async function send(client: TrackedClient, read: Read): Promise<void> {
  try {
    read.resolve(await read.statement(client));
  } catch (error) {
    if (isReadTimeout(error)) abandon(client);
    if (isConnectionLost(error)) throw error;
    read.reject(error);
  }
  read.isSettled = true;
}
