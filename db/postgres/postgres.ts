import type { ExtractTablesWithRelations } from "drizzle-orm";
import { drizzle, NodePgSession } from "drizzle-orm/node-postgres";
import { PgDialect } from "drizzle-orm/pg-core";
import pg from "pg";
import {
  addPrepared,
  CLOCK,
  type Database,
  type Db,
  type Drizzle,
  type FindRequest,
  type RunPrepared,
  toClockTime,
} from "../client";
import { keepValuesOutOfErrors, removeValues } from "../error-values";
import type { Statement } from "../replica/given-now";
import { HistoryReads, type ReplicaObserver, type Send } from "../replica/history-reads";
import { PositionReader } from "../replica/position-reader";
import { ReplicaConnections } from "../replica/replica-connections";
import * as schema from "../schema";
import { withTlsFallback } from "./connection.mjs";
import { listen } from "./listen";
import { migratePostgres } from "./migrate";
import { isRead, PostgresPool } from "./pool";
import { PROBE_LIMITS, TIME_LIMITS, type TimeLimits } from "./settings";
import { SharedReads } from "./shared-reads";
import type { Queryable, TransactionClient } from "./transaction-client";

type Relations = ExtractTablesWithRelations<typeof schema>;

const dialect = new PgDialect();

/** Generous, because another process may be migrating a large database. */
const MIGRATION_LOCK_TIMEOUT_MS = 60_000;

/** A streaming replica of the database. It may be away, also when the database is opened. */
export interface ReplicaOptions {
  url: string;
  observer: ReplicaObserver;
}

/**
 * Opens a PostgreSQL 15 or newer, migrated. `poolSize` limits this process's connections, besides
 * the one that listens; a replica gets half as many. Throws `MigrationLocked` when another process
 * does not finish its migration in time. The reads that a request makes at the same time share a
 * connection.
 */
export async function openPostgres(
  url: string,
  {
    poolSize = 10,
    lockTimeoutMs = MIGRATION_LOCK_TIMEOUT_MS,
    limits = TIME_LIMITS,
    findRequest,
    replica,
  }: {
    poolSize?: number;
    lockTimeoutMs?: number;
    limits?: TimeLimits;
    findRequest?: FindRequest | undefined;
    replica?: ReplicaOptions | undefined;
  } = {},
): Promise<Database> {
  keepValuesOutOfErrors();
  const config = await withTlsFallback(url, async (config) => {
    await migratePostgres(config, lockTimeoutMs);
    return config;
  });
  const pool = new PostgresPool(config, poolSize, limits);
  const probePool = new PostgresPool(config, 1, PROBE_LIMITS);
  // Shared: a connection knows each name for one statement only.
  const names = new Map<string, string>();
  const run = findRequest ? runTogether(pool, findRequest, limits.sharedRead) : runOn(pool);
  const db = databaseOn(pool, names, { run });
  const history = replica && openHistory(replica, Math.ceil(poolSize / 2), { pool, names, run });
  return {
    db,
    history: history?.db ?? db,
    live: databaseOn(pool, names, { limitMs: limits.liveAnswer }),
    probe: databaseOn(probePool, new Map()),
    stats: () => pool.stats,
    query: async (text, values) => {
      const { rows } = await pool.run(text, (client) =>
        client.query({ text, values, types: TYPES }),
      );
      return rows;
    },
    listen: (channel, handlers) => listen(config, channel, handlers),
    copyTo: null,
    close: async () =>
      void (await Promise.all([pool.close(), probePool.close(), history?.close()])),
  };
}

/** Reads of the history, which a replica answers when it can. */
function openHistory(
  { url, observer }: ReplicaOptions,
  size: number,
  primary: { pool: PostgresPool; names: Map<string, string>; run: Run },
): { db: Db; close(): Promise<void> } {
  const { pool, names, run } = primary;
  const connections = new ReplicaConnections(url, size);
  const positions = new PositionReader((text, use) => run({ text, values: [] }, use));
  const readPosition = () => positions.read();
  const reads = new HistoryReads<pg.ClientBase>({ run, readPosition }, connections, observer);
  void reads.tryReplica();
  const db = databaseOn(pool, names, { run: (statement, send) => reads.run(statement, send) });
  return { db, close: () => connections.close() };
}

/** Runs a statement on a connection: one of the pool, or one of a replica. */
type Run = <Result>(statement: Statement, send: Send<pg.ClientBase, Result>) => Promise<Result>;

const runOn =
  (pool: PostgresPool): Run =>
  (statement, send) =>
    pool.run(statement.text, (client) => send(client, statement));

/** The reads that a request makes at the same time share a connection, for `patienceMs`. */
function runTogether(pool: PostgresPool, findRequest: FindRequest, patienceMs: number): Run {
  const shared = new SharedReads(pool, patienceMs);
  const runAlone = runOn(pool);
  return (statement, send) => {
    const request = isRead(statement.text) ? findRequest() : undefined;
    if (!request) return runAlone(statement, send);
    return shared.run(request, (client) => send(client, statement));
  };
}

interface Options {
  /** Replaces the pool's limit for an answer. */
  limitMs?: number;
  /** Runs the statements outside transactions. */
  run?: Run;
}

function databaseOn(
  pool: PostgresPool,
  names: Map<string, string>,
  { limitMs, run = runOn(pool) }: Options = {},
): Db {
  const limit = limitMs === undefined ? {} : { query_timeout: limitMs };
  /** Drizzle only calls `query`, with the statement and its values. */
  const client = {
    query: (statement: pg.QueryConfig, values: unknown[]) =>
      run({ text: statement.text, values }, (client, { text, values }) =>
        client.query({ ...statement, text, ...limit }, values),
      ),
  };
  const db = addPrepared(
    drizzle({ client: client as unknown as pg.Client, schema }) as unknown as Drizzle,
    (text, values) =>
      run({ text, values }, (client, { text, values }) =>
        runPrepared(client, text, values as (string | null)[]),
      ),
  );
  /** Drizzle itself would not repeat a transaction. */
  const transactionOn =
    (client: TransactionClient): Db["transaction"] =>
    (work, config) => {
      const own = client as unknown as pg.PoolClient;
      const session = new NodePgSession<typeof schema, Relations>(own, dialect, undefined);
      const prepared: RunPrepared = (text, values) => runPrepared(client, text, values);
      const commitWith: Db["commitWith"] = (write) => {
        const written = write();
        client.sendCommit();
        return written;
      };
      return session.transaction(
        (tx) =>
          work(Object.assign(addPrepared(tx as unknown as Drizzle, prepared), { commitWith })),
        config,
      );
    };
  db.transaction = (work, config) =>
    pool.transaction((client) => transactionOn(client)(work, config));
  /** The clock is read in the round trip of the commit. */
  db.timedTransaction = (work) =>
    pool.transaction(async (client) => {
      let clock: Promise<Date | null> | undefined;
      client.onCommit = (own) => {
        clock = runPrepared<{ nowMs: string }>(own, CLOCK, []).then(toClockTime, () => null);
      };
      const result = await transactionOn(client)(work);
      return { result, committedAt: (await clock) ?? null };
    });
  const statements = new Map<string, pg.QueryConfig>();
  return db;

  async function runPrepared<Row>(
    client: Queryable,
    text: string,
    values: (string | null)[],
  ): Promise<Row[]> {
    const statement = statements.get(text) ?? prepare(text);
    // node-postgres copies a statement's own properties one by one, which is slow.
    try {
      const { rows } = await client.query(Object.create(statement), values);
      return rows as Row[];
    } catch (error) {
      removeValues(error);
      throw error;
    }
  }

  function prepare(text: string): pg.QueryConfig {
    const name = names.get(text) ?? `stint_${names.size}`;
    names.set(text, name);
    const statement = { name, text, types: TYPES, ...limit };
    statements.set(text, statement);
    return statement;
  }
}

const INSTANTS: number[] = [
  pg.types.builtins.DATE,
  pg.types.builtins.TIMESTAMP,
  pg.types.builtins.TIMESTAMPTZ,
];

/** Reads a date as midnight in UTC, as the embedded database does; node-postgres takes local time. */
const TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: "text") =>
    INSTANTS.includes(oid)
      ? (text: string) => new Date(text)
      : pg.types.getTypeParser(oid, format)) as never,
};
