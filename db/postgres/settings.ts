import { APPLICATION_NAME } from "../client";

/**
 * Time limits of a statement, in milliseconds. The server ends it first. The client gives up a
 * second later, when the connection is silent. Together with `RETRY_WITHIN_MS` in pool.ts, no
 * request waits 15 s.
 */
export const STATEMENT_MS = 8_000;
export const QUERY_MS = STATEMENT_MS + 1_000;
const LOCK_MS = 4_000;
const IDLE_IN_TRANSACTION_MS = 10_000;

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

/** The limits of the app's own statements; migrations run without them. */
export const TIME_LIMITS = `
  set statement_timeout = ${STATEMENT_MS};
  set lock_timeout = ${LOCK_MS};
  set idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS}`;
