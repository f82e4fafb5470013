import type { ExtractTablesWithRelations, SQL } from "drizzle-orm";
import {
  type PgDatabase,
  PgDialect,
  type PgQueryResultHKT,
  type PgTransactionConfig,
} from "drizzle-orm/pg-core";
import type * as schema from "./schema";

/** Application name of the app's connections; the trigger `stint_keep_past` checks it. */
export const APPLICATION_NAME = "stint";

export type Drizzle = PgDatabase<
  PgQueryResultHKT,
  typeof schema,
  ExtractTablesWithRelations<typeof schema>
>;

/**
 * Runs a statement that is planned once per connection, for the few that run at every change. `$1`, …
 * in the text carry their casts (`$1::uuid`); values are text.
 */
export type RunPrepared = <Row>(text: string, values: (string | null)[]) => Promise<Row[]>;

/** The request that is being handled, the same object until its end, if there is one. */
export type FindRequest = () => object | undefined;

/**
 * The database or a transaction in it, on either driver. In a transaction, prepared statements that
 * are made at the same time are sent together and run in their order, which saves round trips. Those
 * of Drizzle are sent with them, perhaps behind them.
 */
export interface Db extends Omit<Drizzle, "transaction"> {
  prepared: RunPrepared;
  transaction<Result>(
    work: (tx: Db) => Promise<Result>,
    config?: PgTransactionConfig,
  ): Promise<Result>;
  /**
   * Runs a transaction, and returns a time of the database's clock that is not before that of any
   * reading that misses the change. It is null when nothing was committed, and when the connection
   * was lost after the commit.
   */
  timedTransaction<Result>(
    work: (tx: Db) => Promise<Result>,
  ): Promise<{ result: Result; committedAt: Date | null }>;
  /**
   * Runs the last prepared statements of a transaction, made before `write` returns, and sends the
   * commit with them, which saves a round trip. Nothing is committed if one of them fails. The
   * transaction is over then, whatever its work does afterwards.
   */
  commitWith<Result>(write: () => Promise<Result>): Promise<Result>;
}

/** The part of a database that only reads. */
export type ReadDb = Pick<Db, "select" | "execute" | "prepared">;

/** Selects the database's current time as `nowMs`, in epoch ms. */
export const CLOCK = `select extract(epoch from stint_now()) * 1000 as "nowMs"`;

export const toClockTime = ([row]: { nowMs: string | number }[]): Date | null =>
  row ? new Date(Number(row.nowMs)) : null;

/** Adds `prepared` to a database or transaction, and to the transactions in it. */
export function addPrepared(db: Drizzle, prepared: RunPrepared): Db {
  const begin = db.transaction.bind(db);
  const own: Db = Object.assign(db, {
    prepared,
    transaction: <Result>(work: (tx: Db) => Promise<Result>, config?: PgTransactionConfig) =>
      begin((tx) => work(addPrepared(tx as unknown as Drizzle, prepared)), config),
    // For the embedded database, where a round trip costs nothing.
    commitWith: <Result>(write: () => Promise<Result>) => write(),
    // For the embedded database: nothing else runs there between the clock and the commit.
    timedTransaction: <Result>(work: (tx: Db) => Promise<Result>) =>
      own.transaction(async (tx) => {
        const result = await work(tx);
        return { result, committedAt: toClockTime(await tx.prepared(CLOCK, [])) };
      }),
  });
  return own;
}

const dialect = new PgDialect();

/** The text of a statement to prepare. Its values name the parameters, in order. */
export const compileStatement = (statement: SQL): string => dialect.sqlToQuery(statement).sql;

/** An open database with its schema applied. Every wait has a time limit. */
export interface Database {
  db: Db;
  /**
   * The same, for the live view, whose reads are small: a silent connection is given up after three
   * seconds, so that screens are right soon after it is back. The embedded database has no limit.
   */
  live: Db;
  /**
   * As `db`, for reads of what was recorded, such as figures and downloads: a replica answers them,
   * if there is one and it holds everything that was committed before the read. Who may see what is
   * always read from `db`.
   */
  history: ReadDb;
  /** Runs one parameterised statement (`$1`, …), for libraries that bring their own SQL. */
  query(text: string, values: unknown[]): Promise<Record<string, unknown>[]>;
  /**
   * As `db`, for the readiness check: on a connection of its own with limits of two seconds, so
   * that it is neither delayed by the app's statements nor by a connection that has gone silent.
   */
  probe: Db;
  /** The current load, for the metrics. */
  stats(): DatabaseStats;
  /** Receives notifications of a channel; null on the embedded database, which has one process. */
  listen: Listen | null;
  /**
   * Copies the files of the embedded database, as of one instant, to an empty folder on the same disk.
   * Others wait only for its last part. Null on PostgreSQL and in memory.
   */
  copyTo: ((folder: string) => Promise<void>) | null;
  /** Waits for running statements for a few seconds, then closes the database. */
  close(): Promise<void>;
}

export interface DatabaseStats {
  /** Statements, transactions and packets of reads that wait for their turn or for a connection. */
  waiting: number;
  /** Connections of the pool; null on the embedded database. */
  connections: number | null;
  /** Those not in use. */
  idle: number | null;
}

/** Throws when the first connection fails; a lost one is replaced until it is closed. */
export type Listen = (
  channel: string,
  handlers: {
    onPayload(payload: string): void;
    /** The connection was lost and is back: notifications may have been missed. */
    onReconnect(): void;
  },
) => Promise<Listening>;

export interface Listening {
  close(): void;
}

/** Runs a raw statement and returns its rows, which the two drivers wrap differently. */
export async function queryRows<Row>(db: Pick<Db, "execute">, statement: SQL): Promise<Row[]> {
  const result = (await db.execute(statement)) as unknown;
  return (Array.isArray(result) ? result : (result as { rows: Row[] }).rows) as Row[];
}
