/** Parts of statements over `focus_session s`: what a session counts as, written once. */

/** `statusAt(…) !== "running"` of domain/focus-session/status.ts; the clock is asked once a statement. */
export const IS_ENDED = `(s.broken_at is not null or s.drifted_at is not null
  or s.planned_end <= (select stint_now()))`;

/** `statusAt(…) === "completed"`, of an ended one. */
const IS_COMPLETED = "(s.broken_at is null and s.drifted_at is null)";

/** Columns of a `Tally` over ended sessions. */
export const TALLY = `count(*) filter (where ${IS_COMPLETED})::int as completed,
  count(*) filter (where not ${IS_COMPLETED})::int as broken,
  coalesce(sum(s.planned_minutes) filter (where ${IS_COMPLETED}), 0)::int as "focusMinutes"`;

/** Whether every session of a month has surely ended wherever it began: two days cover all zones. */
export const isClosed = (month: string) =>
  `(${month} + interval '1 month 2 days' <= (select stint_now()) at time zone 'UTC')`;

/** The month of a date: its first day. Not by way of an instant, which would ask a zone. */
export const monthSql = (date: string) => `date_trunc('month', ${date}::timestamp)::date`;
