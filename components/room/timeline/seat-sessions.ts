import type { RecentSession, Seat } from "@/domain/api/wire";
import { isWithinReach } from "../../home/start/parse-end-time";

/** What of a seat is drawn: the last hour, then what runs. */
export function sessionsOf(seat: Seat): RecentSession[] {
  if (!seat.session) return seat.recent;
  return [...seat.recent, { ...seat.session, brokenAt: null, status: "running" }];
}

/**
 * Seats that have a row of their own, and those named under the line: whoever has nothing on it,
 * because they are busy with a session of their own, here, or away. The viewer always has a row.
 *
 * @param from left edge of the line, epoch ms.
 */
export function splitSeats(
  seats: readonly Seat[],
  viewerId: string,
  from: number,
): { rows: Seat[]; busy: Seat[]; here: Seat[]; away: Seat[] } {
  const isDrawn = (seat: Seat) =>
    seat.userId === viewerId ||
    seat.session !== null ||
    seat.recent.some((session) => endOf(session) > from);
  const others = seats.filter((seat) => !isDrawn(seat));
  const idle = others.filter((seat) => !seat.busyUntil);
  return {
    rows: seats.filter(isDrawn),
    busy: others.filter((seat) => seat.busyUntil).sort(bySoonest),
    here: idle.filter((seat) => seat.state === "here"),
    away: idle.filter((seat) => seat.state === "away"),
  };
}

const bySoonest = (a: Seat, b: Seat) =>
  Date.parse(a.busyUntil ?? "") - Date.parse(b.busyUntil ?? "");

const endOf = (session: RecentSession) => Date.parse(session.brokenAt ?? session.plannedEnd);

/** The end (ISO) of what a member runs, if a session started at `now` (epoch ms) can end with it. */
export function endToShare({ state, session }: Seat, now: number): string | null {
  if (state !== "running" || !session) return null;
  return isWithinReach(Date.parse(session.plannedEnd), now) ? session.plannedEnd : null;
}
