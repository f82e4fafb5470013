/**
 * Statements that replace the database's clock with one that tests can move. Plain JavaScript, so
 * that both the unit tests and the entry point of the e2e server can run them.
 */

const INSTALL = [
  `create table if not exists test_clock (
    offset_ms double precision not null, stopped_at timestamptz)`,
  "insert into test_clock select 0, null where not exists (select from test_clock)",
  `create or replace function stint_now() returns timestamp (3) with time zone
    language sql stable parallel safe
    as $$ select date_trunc('milliseconds', (
      select coalesce(stopped_at, statement_timestamp()) + offset_ms * interval '1 millisecond'
      from test_clock
    ))::timestamptz(3) $$`,
];

/** @param {number} ms */
export const moveClock = (ms) => [
  ...INSTALL,
  `update test_clock set offset_ms = offset_ms + (${Number(ms)})`,
];

/** Stops the clock at the present time; moving it still works. */
export const STOP_CLOCK = [...INSTALL, "update test_clock set stopped_at = statement_timestamp()"];
