import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { isConnectionLost, isUnavailable } from "../pg-errors";
import { corkForThisTick, withClient, withTlsFallback } from "../postgres/connection.mjs";
import { PostgresPool } from "../postgres/pool";
import { REPLICA_LIMITS, REPLICA_SETTINGS, type TimeLimits } from "../postgres/settings";
import { type Statement, withGivenNow } from "./given-now";
import { type PrimaryReason, type ReplicaSide, ReplicaUnusable, type Send } from "./history-reads";
import { judgeStandby, type Position, SELECT_STANDBY_STATE, toStandbyState } from "./position";

/** A read waits at most this long until the replica has caught up. */
const CATCH_UP_MS = 150;
const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 20;
/** For an answer about the state of the replica, which it gives at once. */
const STATE_ANSWER_MS = 500;

const STATE = {
  name: "stint_standby_state",
  text: SELECT_STANDBY_STATE,
  query_timeout: STATE_ANSWER_MS,
};

/**
 * The connections to a replica. Before each statement its own connection shows that the replica is
 * one and has caught up, because an address can lead to several servers.
 */
export class ReplicaConnections implements ReplicaSide<pg.ClientBase> {
  /** Null until the replica has accepted a connection. */
  #pool: PostgresPool | null = null;
  #isClosed = false;
  /** How far the server of each connection had come when it was last asked. */
  readonly #replayed = new WeakMap<pg.ClientBase, bigint>();

  constructor(
    private readonly url: string,
    private readonly size: number,
    private readonly limits: TimeLimits = REPLICA_LIMITS,
  ) {}

  async try(position: Position): Promise<void> {
    this.#pool ??= await this.#open();
    await this.#onConnection(async (client) => {
      await this.#waitUntilCurrent(client, position);
    });
  }

  run<Result>(
    position: Position,
    statement: Statement,
    send: Send<pg.ClientBase, Result>,
  ): Promise<Result> {
    const given = withGivenNow(statement, position.now);
    return this.#onConnection(async (client) => {
      const replayed = this.#replayed.get(client);
      if (replayed === undefined || replayed < position.lsn) {
        await this.#waitUntilCurrent(client, position);
        return send(client, given);
      }
      // Both leave in one packet. The state is known already, but for a promotion.
      corkForThisTick(client);
      const verdict = this.#judge(client, position);
      const answer = send(client, given);
      const [now, result] = await Promise.all([verdict, answer]);
      if (now !== "current") throw new ReplicaUnusable(now);
      return result;
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#pool?.close();
  }

  /** The first connection finds out whether the server offers TLS, if the URL leaves that open. */
  async #open(): Promise<PostgresPool> {
    try {
      const config = await withTlsFallback(this.url, async (config) => {
        await withClient(config, async () => {});
        return config;
      });
      if (this.#isClosed) throw new Error("the database was closed");
      return new PostgresPool(config, this.size, this.limits, REPLICA_SETTINGS);
    } catch (error) {
      throw new ReplicaUnusable("unreachable", error);
    }
  }

  /** Polls, because PostgreSQL cannot be asked to answer when it has caught up. */
  async #waitUntilCurrent(client: pg.ClientBase, position: Position): Promise<void> {
    const until = performance.now() + CATCH_UP_MS;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const verdict = await this.#judge(client, position);
      if (verdict === "current") return;
      if (verdict !== "behind" || performance.now() + pause > until) {
        throw new ReplicaUnusable(verdict);
      }
      await wait(pause);
    }
  }

  async #judge(client: pg.ClientBase, position: Position) {
    const { rows } = await client.query(STATE);
    const state = toStandbyState(rows[0]);
    if (state.replayed !== null) this.#replayed.set(client, state.replayed);
    return judgeStandby(position, state);
  }

  /** Runs `work` on a connection. Every failure becomes a `ReplicaUnusable`. */
  async #onConnection<Result>(work: (client: pg.ClientBase) => Promise<Result>): Promise<Result> {
    if (!this.#pool) throw new ReplicaUnusable("unreachable");
    let isConnected = false;
    try {
      return await this.#pool.run("", (client) => {
        isConnected = true;
        return work(client);
      });
    } catch (error) {
      if (error instanceof ReplicaUnusable) throw error;
      throw new ReplicaUnusable(findReason(error, isConnected), error);
    }
  }
}

function findReason(error: unknown, isConnected: boolean): PrimaryReason {
  if (!isConnected) return isPoolExhausted(error) ? "busy" : "unreachable";
  if (isConnectionLost(error)) return "unreachable";
  return isUnavailable(error) ? "cancelled" : "failed";
}

/** All connections were in use for as long as the pool waits for one. */
const isPoolExhausted = (error: unknown) =>
  error instanceof Error &&
  (error.name === "DatabaseUnavailable" || /^timeout exceeded when/.test(error.message));
