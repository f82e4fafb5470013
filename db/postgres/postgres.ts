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
import * as schema from "../schema";
import { withTlsFallback } from "./connection.mjs";
import { listen } from "./listen";
import { migratePostgres } from "./migrate";
import { isRead, PostgresPool } from "./pool";
import { PROBE_LIMITS, TIME_LIMITS, type TimeLimits } from "./settings";
import { SharedReads } from "./shared-reads";
import type { Queryable } from "./transaction-client";

type Relations = ExtractTablesWithRelations<typeof schema>;

const dialect = new PgDialect();

/** Generous, because another process may be migrating a large database. */
const MIGRATION_LOCK_TIMEOUT_MS = 60_000;

/**
 * Opens a PostgreSQL 15 or newer, migrated. `poolSize` limits this process's connections, besides
 * the one that listens. Throws `MigrationLocked` when another process does not finish its migration
 * in time. The reads that a request makes at the same time share a connection.
 */
export async function openPostgres(
  url: string,
  {
    poolSize = 10,
    lockTimeoutMs = MIGRATION_LOCK_TIMEOUT_MS,
    limits = TIME_LIMITS,
    findRequest,
  }: {
    poolSize?: number;
    lockTimeoutMs?: number;
    limits?: TimeLimits;
    findRequest?: FindRequest | undefined;
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
  return {
    db: databaseOn(pool, names, { findRequest }),
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
    close: async () => void (await Promise.all([pool.close(), probePool.close()])),
  };
}

interface Options {
  /** Replaces the pool's limit for an answer. */
  limitMs?: number;
  findRequest?: FindRequest | undefined;
}

function databaseOn(
  pool: PostgresPool,
  names: Map<string, string>,
  { limitMs, findRequest }: Options = {},
): Db {
  const limit = limitMs === undefined ? {} : { query_timeout: limitMs };
  const shared = new SharedReads(pool);
  const run = <Result>(text: string, statement: (client: Queryable) => Promise<Result>) => {
    const request = findRequest?.();
    return request && isRead(text) ? shared.run(request, statement) : pool.run(text, statement);
  };
  /** Drizzle only calls `query`, with the statement and its values. */
  const client = {
    query: (statement: pg.QueryConfig, values: unknown[]) =>
      run(statement.text, (client) => client.query({ ...statement, ...limit }, values)),
  };
  const db = addPrepared(
    drizzle({ client: client as unknown as pg.Client, schema }) as unknown as Drizzle,
    (text, values) => run(text, (client) => runPrepared(client, text, values)),
  );
  /** Drizzle itself would not repeat a transaction. */
  const transactionOn =
    (client: Queryable): Db["transaction"] =>
    (work, config) => {
      const own = client as pg.PoolClient;
      const session = new NodePgSession<typeof schema, Relations>(own, dialect, undefined);
      const prepared: RunPrepared = (text, values) => runPrepared(client, text, values);
      return session.transaction(
        (tx) => work(addPrepared(tx as unknown as Drizzle, prepared)),
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
