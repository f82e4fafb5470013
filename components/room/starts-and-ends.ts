import type { Seat } from "../live/seat";

/** A member started or finished a session in the room. */
export interface RoomChange {
  userId: string;
  name: string;
  kind: "started" | "finished" | "endedEarly";
  /** The activity of a session that started, if the member shares it. */
  activity: string | null;
}

/** Who started or ended a session between two states of a room, the viewer left out. */
export function findStartsAndEnds(
  before: readonly Seat[],
  after: readonly Seat[],
  viewerId: string,
): RoomChange[] {
  const earlier = new Map(before.map((seat) => [seat.userId, seat]));
  return after.flatMap((seat): RoomChange[] => {
    const was = earlier.get(seat.userId);
    if (!was || seat.userId === viewerId) return [];
    const { userId, name, session } = seat;
    if (session?.startedAt === was.session?.startedAt) return [];
    const started: RoomChange[] =
      session && seat.state === "running"
        ? [{ userId, name, kind: "started", activity: session.activity?.name ?? null }]
        : [];
    return [...findEnd(was, seat), ...started];
  });
}

function findEnd(was: Seat, { userId, name, recent }: Seat): RoomChange[] {
  if (!was.session || was.state !== "running") return [];
  const { startedAt } = was.session;
  const ended = recent.find((session) => session.startedAt === startedAt);
  const kind = ended?.status === "broken" ? "endedEarly" : "finished";
  return [{ userId, name, kind, activity: null }];
}
