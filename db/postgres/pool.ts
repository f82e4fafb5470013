import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { DatabaseUnavailable, isConnectionLost, isTooManyConnections } from "../pg-errors";
import { destroySocket } from "./connection.mjs";
import { PINNED_SETTINGS, serverLimits, type TimeLimits } from "./settings";

const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 800;
/** More waiting statements than this are refused at once. */
const MAX_WAITING = 2_000;
const IDLE_MS = 5 * 60_000;
/** Connections are replaced after this time, so that a failover or a new address is noticed. */
const LIFETIME_SECONDS = 30 * 60;
const CLOSE_MS = 5_000;

const isReadTimeout = (error: unknown) =>
  error instanceof Error && error.message === "Query read timeout";

/**
 * A connection that is closed as soon as it is silent, because its next answer would be late.
 * Drizzle takes a class with "Pool" in its name for a pool.
 */
class DeadlineClient extends pg.Client {
  readonly connectedAt = performance.now();
  isSilent = false;
  hasSentCommit = false;

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of node-postgres
  override query(...args: any[]): any {
    const [config] = args;
    if ((config?.text ?? config) === "commit") this.hasSentCommit = true;
    // biome-ignore lint/suspicious/noExplicitAny: the overloads of node-postgres
    const answer = (super.query as any)(...args);
    answer?.catch?.((error: unknown) => {
      if (!isReadTimeout(error)) return;
      this.isSilent = true;
      destroySocket(this);
    });
    return answer;
  }
}

/** The part of a connection that Drizzle uses. */
type Queryable = Pick<pg.ClientBase, "query">;

/** A connection for one transaction. A statement after its end would run in another transaction. */
class Lease implements Queryable {
  isOver = false;

  constructor(private readonly client: pg.ClientBase) {}

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of node-postgres
  query(...args: any[]): any {
    if (this.isOver) return Promise.reject(new Error("the transaction is over"));
    // biome-ignore lint/suspicious/noExplicitAny: the overloads of node-postgres
    return (this.client.query as any)(...args);
  }
}

type AcquiredClient = DeadlineClient & { release(isBroken: boolean): void };

/**
 * Connections to one PostgreSQL server. Every wait has an end, a dead connection is replaced, and
 * what is safe to repeat is repeated: reads, and transactions whose COMMIT was not sent.
 */
export class PostgresPool {
  readonly #pool: pg.Pool;
  readonly #clients = new Set<pg.ClientBase>();
  /** Connections from before this time are suspect: one of them was silent. */
  #suspectBefore = Number.NEGATIVE_INFINITY;
  #closing: Promise<void> | undefined;

  constructor(
    config: pg.ClientConfig,
    size: number,
    private readonly limits: TimeLimits,
  ) {
    this.#pool = new pg.Pool({
      ...config,
      Client: DeadlineClient as never,
      max: size,
      idleTimeoutMillis: IDLE_MS,
      maxLifetimeSeconds: LIFETIME_SECONDS,
      connectionTimeoutMillis: limits.connect,
      query_timeout: limits.answer,
      onConnect: (client) => client.query(`${PINNED_SETTINGS}; ${serverLimits(limits)}`) as never,
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

  /** Runs one statement; a read is repeated when its connection is lost. */
  run<Result>(
    text: string,
    statement: (client: pg.ClientBase) => Promise<Result>,
  ): Promise<Result> {
    return this.#attempt(statement, () => isRead(text));
  }

  /** Runs a whole transaction; it is repeated when its connection is lost before COMMIT was sent. */
  transaction<Result>(transaction: (client: Queryable) => Promise<Result>): Promise<Result> {
    const run = async (client: pg.ClientBase) => {
      const lease = new Lease(client);
      try {
        return await transaction(lease);
      } finally {
        lease.isOver = true;
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
    work: (client: pg.ClientBase) => Promise<Result>,
    canRepeat: (client: DeadlineClient) => boolean,
  ): Promise<Result> {
    const begun = performance.now();
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      let client: AcquiredClient | null = null;
      try {
        client = await this.#acquire();
        return await this.#use(client, work);
      } catch (error) {
        // Without a connection nothing was sent.
        const isSafe = client
          ? isConnectionLost(error) && canRepeat(client)
          : isConnectionLost(error) || isTooManyConnections(error);
        if (!isSafe || performance.now() + pause - begun > this.limits.retry) throw error;
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
      if (client.connectedAt >= this.#suspectBefore) return client;
      destroySocket(client);
      client.release(true);
    }
  }

  async #use<Result>(
    client: AcquiredClient,
    work: (client: pg.ClientBase) => Promise<Result>,
  ): Promise<Result> {
    client.hasSentCommit = false;
    let isHealthy = false;
    try {
      const result = await work(client);
      isHealthy = true;
      return result;
    } catch (error) {
      isHealthy = !client.isSilent && !isConnectionLost(error);
      if (client.isSilent) this.#suspectBefore = performance.now();
      throw error;
    } finally {
      if (!isHealthy) destroySocket(client);
      client.release(!isHealthy);
    }
  }
}

/** True for a statement that changes nothing. */
const isRead = (text: string) =>
  /^\s*(select|with)\b/i.test(text) &&
  !/\b(insert|update|delete|merge|for (no key )?update)\b/i.test(text);
