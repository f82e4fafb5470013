import type { RecentSession, Seat } from "../live/seat";

const MINUTE_MS = 60_000;
/** For this long a member who completed a session has "just finished". */
const JUST_FINISHED_MS = 5 * MINUTE_MS;

/** The sessions to draw for a member: those of the last hour, then the running one. */
export function seatSessions(seat: Seat): RecentSession[] {
  if (!seat.session) return seat.recent;
  return [...seat.recent, { ...seat.session, brokenAt: null, status: "running" }];
}

/**
 * The members in the order of the rows: the viewer, those the viewer follows, then the others. Each
 * of these groups keeps the order of the seats.
 */
export function orderRows(
  seats: readonly Seat[],
  viewerId: string,
  followed: ReadonlySet<string>,
): Seat[] {
  const rank = ({ userId }: Seat) => (userId === viewerId ? 0 : followed.has(userId) ? 1 : 2);
  return seats.toSorted((a, b) => rank(a) - rank(b));
}

/** Whether a member who is available completed a session in the last minutes. `now`: epoch ms. */
export function hasJustFinished({ state, session, busyUntil, recent }: Seat, now: number): boolean {
  const last = recent.at(-1);
  if (state !== "here" || session || busyUntil || !last || last.status !== "completed")
    return false;
  return now - last.plannedEnd < JUST_FINISHED_MS;
}
