import { APPLICATION_NAME } from "../client";
import { CONNECT_MS } from "./connection.mjs";

/** Limits on waiting, in milliseconds. */
export interface TimeLimits {
  /** For a free connection of the pool, or a new one. */
  connect: number;
  /** The server ends a statement after this time. */
  statement: number;
  /** The client closes a silent connection after this time, which is longer than `statement`. */
  answer: number;
  /** The same for the reads of the live view (`Database.live`). */
  liveAnswer: number;
  /**
   * For the reads in front of one that shares their packet; then it gets a connection of its own.
   * With `statement` it is shorter than `answer`, so that only a silent connection takes that long.
   */
  sharedRead: number;
  /** For a lock, e.g. of a row, a table or a person. */
  lock: number;
  /** Between two statements of a transaction. */
  idleInTransaction: number;
  /** A failed attempt is repeated only within this time. */
  retry: number;
}

/**
 * A statement takes at most the sum of `retry`, `connect` and `answer`: 14 s, and one that shared a
 * packet half a second more.
 */
export const TIME_LIMITS: TimeLimits = {
  connect: CONNECT_MS,
  statement: 6_000,
  answer: 7_000,
  liveAnswer: 3_000,
  sharedRead: 500,
  lock: 3_000,
  idleInTransaction: 10_000,
  retry: 4_000,
};

/**
 * Limits for the readiness check. It takes at most some four seconds, so a failure is over soon
 * after its cause.
 */
export const PROBE_LIMITS: TimeLimits = {
  connect: 2_000,
  statement: 1_500,
  answer: 2_000,
  liveAnswer: 2_000,
  sharedRead: 500,
  lock: 1_500,
  idleInTransaction: 2_000,
  retry: 500,
};

/**
 * Limits for reads from a replica. They are short, because the primary answers what the replica does
 * not, and the time is lost.
 */
export const REPLICA_LIMITS: TimeLimits = {
  connect: 500,
  statement: 2_000,
  answer: 2_500,
  liveAnswer: 2_500,
  sharedRead: 500,
  lock: 1_000,
  idleInTransaction: 2_000,
  retry: 0,
};

/**
 * Settings that the app relies on. They are set after connecting, because the server's
 * configuration, the database, the role and the URL may all have others. The trigger
 * `stint_keep_past` checks the application name.
 */
export const PINNED_SETTINGS = `
  set application_name = '${APPLICATION_NAME}';
  set TimeZone = 'UTC';
  set DateStyle = 'ISO, MDY';
  set IntervalStyle = 'postgres';
  set bytea_output = 'hex';
  set extra_float_digits = 1;
  set standard_conforming_strings = on;
  set transform_null_equals = off;
  set client_min_messages = warning;
  set default_transaction_isolation = 'read committed';
  set default_transaction_read_only = off;
  set default_transaction_deferrable = off;
  select set_config('search_path', 'public, ' || current_setting('search_path'), false)`;

/** Also refuses writes on a replica that was promoted. */
export const REPLICA_SETTINGS = `${PINNED_SETTINGS}; set default_transaction_read_only = on`;

/** The statement that sets the limits that the server watches. Migrations run without them. */
export const serverLimits = ({ statement, lock, idleInTransaction }: TimeLimits) => `
  set statement_timeout = ${statement};
  set lock_timeout = ${lock};
  set idle_in_transaction_session_timeout = ${idleInTransaction}`;
