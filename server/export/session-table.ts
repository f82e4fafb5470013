import type { CoachedSession, FocusSession } from "@/domain/api/focus-session";
import type { Cell, Table } from "./table";

const COLUMNS = [
  "localDate",
  "startedAt",
  "plannedEnd",
  "timeZone",
  "minutes",
  "status",
  "activity",
  "isRest",
  "target",
  "room",
  "brokenAt",
  "breakReason",
  "drifted",
  "note",
  "id",
  "restartOf",
] as const;

/** Builds a table of a person's own sessions, one row each, in the given order. */
export const sessionTable = (sessions: readonly FocusSession[]): Table => ({
  columns: [...COLUMNS, "leaveAlone"],
  rows: sessions.map((session) => [...buildRow(session), session.leaveAlone]),
});

/** Builds the same table for a coach, without what only the member sees. */
export const coachedSessionTable = (sessions: readonly CoachedSession[]): Table => ({
  columns: COLUMNS,
  rows: sessions.map(buildRow),
});

function buildRow(session: CoachedSession): Cell[] {
  const minutes = (Date.parse(session.plannedEnd) - Date.parse(session.startedAt)) / 60_000;
  const row: Record<(typeof COLUMNS)[number], Cell> = {
    localDate: session.localDate,
    startedAt: session.startedAt,
    plannedEnd: session.plannedEnd,
    timeZone: session.timeZone,
    minutes: Math.floor(minutes),
    status: session.status,
    activity: session.activity.name,
    isRest: session.activity.isRest,
    target: session.target,
    room: session.roomSlug,
    brokenAt: session.brokenAt,
    breakReason: session.breakReason,
    drifted: session.drifted,
    note: session.note,
    id: session.id,
    restartOf: session.restartOf,
  };
  return COLUMNS.map((column) => row[column]);
}
