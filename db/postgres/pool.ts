import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { DatabaseStats } from "../client";
import {
  DatabaseUnavailable,
  isConnectionLost,
  isStalePlan,
  isTooManyConnections,
} from "../pg-errors";
import { destroySocket } from "./connection.mjs";
import { PINNED_SETTINGS, serverLimits, type TimeLimits } from "./settings";
import { abandon, isReadTimeout, TrackedClient, TransactionClient } from "./transaction-client";

const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 800;
/** More that waits than this is refused at once: statements, transactions and packets of reads. */
const MAX_WAITING = 2_000;
const IDLE_MS = 5 * 60_000;
/** Connections are replaced after this time, so that a changed address of the server is noticed. */
const LIFETIME_SECONDS = 30 * 60;
const CLOSE_MS = 5_000;

type AcquiredClient = TrackedClient & { release(isBroken: boolean): void };

/**
 * Connections to one PostgreSQL server. Every wait has an end, a dead connection is replaced, and
 * what is safe to repeat is repeated: reads, and transactions whose COMMIT was not sent.
 */
export class PostgresPool {
  readonly #pool: pg.Pool;
  readonly #clients = new Set<pg.ClientBase>();
  /** Connections opened before this time are not used again, because one of them was silent. */
  #suspectBefore = Number.NEGATIVE_INFINITY;
  #closing: Promise<void> | undefined;

  constructor(
    config: pg.ClientConfig,
    size: number,
    private readonly limits: TimeLimits,
    settings = PINNED_SETTINGS,
  ) {
    this.#pool = new pg.Pool({
      ...config,
      Client: TrackedClient as never,
      max: size,
      idleTimeoutMillis: IDLE_MS,
      maxLifetimeSeconds: LIFETIME_SECONDS,
      connectionTimeoutMillis: limits.connect,
      query_timeout: limits.answer,
      // A transaction sends simultaneous statements together.
      pipeline: true,
      onConnect: (client) => client.query(`${settings}; ${serverLimits(limits)}`) as never,
    });
    // A lost idle connection is replaced when it is needed.
    this.#pool.on("error", () => {});
    this.#pool.on("connect", (client) => {
      this.#clients.add(client);
      // A connection in use has no other listener, and an error without one ends the process.
      client.on("error", () => {});
    });
    this.#pool.on("remove", (client) => this.#clients.delete(client));
  }

  get stats(): DatabaseStats {
    const { waitingCount, totalCount, idleCount } = this.#pool;
    return { waiting: waitingCount, connections: totalCount, idle: idleCount };
  }

  /** Runs one statement; a read is repeated when its connection is lost. */
  run<Result>(
    text: string,
    statement: (client: pg.ClientBase) => Promise<Result>,
  ): Promise<Result> {
    return this.#attempt(statement, () => isRead(text));
  }

  /** Runs work that is safe to repeat, and repeats it when its connection is lost. */
  repeatable<Result>(work: (client: TrackedClient) => Promise<Result>): Promise<Result> {
    return this.#attempt(work, () => true);
  }

  /** Runs a whole transaction; it is repeated when its connection is lost before COMMIT was sent. */
  transaction<Result>(
    transaction: (client: TransactionClient) => Promise<Result>,
  ): Promise<Result> {
    const run = async (client: TrackedClient) => {
      const own = new TransactionClient(client);
      try {
        return await transaction(own);
      } finally {
        own.isOver = true;
      }
    };
    return this.#attempt(run, (client) => !client.hasSentCommit);
  }

  /** Waits for running statements for a few seconds, then closes every connection. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const ended = this.#pool.end();
    await Promise.race([ended, wait(CLOSE_MS, undefined, { ref: false })]);
    for (const client of this.#clients) destroySocket(client);
  }

  async #attempt<Result>(
    work: (client: TrackedClient) => Promise<Result>,
    canRepeat: (client: TrackedClient) => boolean,
  ): Promise<Result> {
    const startedAt = performance.now();
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      let client: AcquiredClient | null = null;
      try {
        client = await this.#acquire();
        const result = await work(client);
        if (client.isSilent) this.#suspectBefore = performance.now();
        client.release(client.isSilent || client.isClosed);
        return result;
      } catch (error) {
        if (client) this.#releaseFailed(client, error);
        // Without a connection nothing was sent.
        const isSafe = client
          ? (isConnectionLost(error) || isStalePlan(error)) && canRepeat(client)
          : isConnectionLost(error) || isTooManyConnections(error);
        if (!isSafe || performance.now() + pause - startedAt > this.limits.retry) throw error;
        await wait(pause);
      }
    }
  }

  async #acquire(): Promise<AcquiredClient> {
    if (this.#pool.waitingCount >= MAX_WAITING) {
      throw new DatabaseUnavailable("too many statements are waiting");
    }
    for (;;) {
      const client = (await this.#pool.connect()) as unknown as AcquiredClient;
      client.hasSentCommit = false;
      if (client.connectedAt >= this.#suspectBefore) return client;
      destroySocket(client);
      client.release(true);
    }
  }

  /** Releases a connection whose work failed; one that is lost or silent is replaced. */
  #releaseFailed(client: AcquiredClient, error: unknown): void {
    if (isReadTimeout(error)) abandon(client);
    // The older connections have the same plan.
    if (client.isSilent || isStalePlan(error)) this.#suspectBefore = performance.now();
    const isBroken = client.isSilent || isConnectionLost(error) || isStalePlan(error);
    if (isBroken) destroySocket(client);
    client.release(isBroken);
  }
}

/** True for a statement that changes nothing, neither data nor its connection. */
export const isRead = (text: string) =>
  /^\s*(select|with)\b/i.test(text) &&
  !/\b(insert|update|delete|merge|into|nextval|setval|set_config|pg_\w*advisory\w*)\b/i.test(text);
