import { type SQL, sql } from "drizzle-orm";
import type { Status } from "@/domain/focus-session/status";

/**
 * `statusAt` of domain/focus-session/status.ts as SQL: conditions and totals over `focus_session`.
 *
 * @param session name or alias of the table in the statement.
 */
function statusSql(session: string) {
  const isBroken = `(${session}.broken_at is not null or ${session}.drifted_at is not null)`;
  const isUnbroken = `(${session}.broken_at is null and ${session}.drifted_at is null)`;
  // As a subquery the clock is read once per statement and not once per row.
  const isOver = `${session}.planned_end <= (select stint_now())`;
  const minutes = `${session}.planned_minutes`;
  return {
    isRunning: `(${isUnbroken} and ${session}.planned_end > stint_now())`,
    isEnded: `(${isBroken} or ${isOver})`,
    isCompleted: `(${isUnbroken} and ${isOver})`,
    isBroken,
    endedTally: `count(*) filter (where ${isUnbroken})::int as completed,
  count(*) filter (where ${isBroken})::int as broken,
  coalesce(sum(${minutes}) filter (where ${isUnbroken}), 0)::int as "focusMinutes"`,
  };
}

const focusSession = statusSql("focus_session");

/** Conditions for Drizzle queries of `focus_session`. */
export const hasStatus: Record<Status, SQL> = {
  running: sql.raw(focusSession.isRunning),
  completed: sql.raw(focusSession.isCompleted),
  broken: sql.raw(focusSession.isBroken),
};
export const isRunning = hasStatus.running;

/**
 * For statements with `focus_session s`. `TALLY` selects the columns of a `Tally` of ended
 * sessions.
 */
export const { isEnded: IS_ENDED, endedTally: TALLY } = statusSql("s");
