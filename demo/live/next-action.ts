import type { SeededRandom } from "@/demo/group/seeded-random";
import type { Seat } from "@/domain/api/room-state";

/** The next action of the member `who` (a user id). */
export type Action = { who: string } & (
  | { kind: "arrive" | "leave" | "rest" | "break" | "restart" }
  | { kind: "start"; minutes: number }
  | { kind: "join"; until: string }
);

const MINUTE_MS = 60_000;
const LENGTHS = [5, 5, 8, 10, 15];
/** This many members stay out of a session, so that some can come and go. */
const MIN_IDLE = 2;
/** The weight of the member who acted last. */
const REPEAT_WEIGHT = 0.2;
/** The weight of all early ends together, so that most sessions complete. */
const BREAKS_WEIGHT = 0.05;
/** Nobody ends a session before this, so that it is seen in the room. */
const MIN_BREAK_AFTER_MS = MINUTE_MS;
/** A session of this length is seldom ended early. */
const LONG_MS = 20 * MINUTE_MS;
/** A past session influences the next action for this long. */
const RECENT_MS = 5 * MINUTE_MS;

/**
 * A random action that fits the state of the room; null when there is none.
 *
 * @param played ids of the members that the demo simulates; the others are visitors.
 * @param last id of the member who acted last.
 */
export function chooseAction(
  seats: readonly Seat[],
  { played, last, now }: { played: ReadonlySet<string>; last: string | null; now: Date },
  random: SeededRandom,
): Action | null {
  const simulated = seats.filter(({ userId }) => played.has(userId));
  const running = simulated.filter(({ state }) => state === "running").length;
  const idle = simulated.filter(({ session }) => session === null).length;
  const actions = simulated.flatMap((seat) => {
    const share = seat.userId === last ? REPEAT_WEIGHT : 1;
    const memberActions = listActions(seat, { seats, running, idle, now, random });
    return memberActions.map(([action, weight]) => [action, weight * share] as const);
  });
  return actions.length > 0 ? random.weighted(actions) : null;
}

type WeightedAction = readonly [Action, weight: number];

interface RoomState {
  seats: readonly Seat[];
  running: number;
  idle: number;
  now: Date;
  random: SeededRandom;
}

function listActions(seat: Seat, room: RoomState): WeightedAction[] {
  const { userId: who, state, session } = seat;
  if (state === "away") return [[{ who, kind: "arrive" }, 3]];
  if (state === "here") return listIdleActions(seat, room);
  if (!session) return [];
  const startedAt = Date.parse(session.startedAt);
  if (room.now.getTime() - startedAt < MIN_BREAK_AFTER_MS) return [];
  if (state === "resting") return [[{ who, kind: "break" }, 0.04]];
  const isLong = Date.parse(session.plannedEnd) - startedAt > LONG_MS;
  const weight = BREAKS_WEIGHT / room.running;
  return [[{ who, kind: "break" }, isLong ? weight / 4 : weight]];
}

function listIdleActions(
  { userId: who, recent }: Seat,
  { seats, idle, now, random }: RoomState,
): WeightedAction[] {
  const room = idle > MIN_IDLE ? 2 : 0.15;
  const minutes = random.pick(LENGTHS) ?? 5;
  const actions: WeightedAction[] = [
    [{ who, kind: "start", minutes }, room],
    [{ who, kind: "leave" }, 2],
  ];
  const until = findEndToJoin(seats, now);
  if (until) actions.push([{ who, kind: "join", until }, room / 2]);
  const before = recent.at(-1);
  const endedAt = Date.parse(before?.brokenAt ?? before?.plannedEnd ?? "");
  if (!(now.getTime() - endedAt < RECENT_MS)) return actions;
  if (before?.status === "broken") actions.push([{ who, kind: "restart" }, room]);
  else if (!before?.activity?.isRest) actions.push([{ who, kind: "rest" }, room]);
  return actions;
}

/** The soonest end that is worth joining. */
function findEndToJoin(seats: readonly Seat[], now: Date): string | null {
  const ends = seats
    .filter(({ state }) => state === "running")
    .map(({ session }) => session?.plannedEnd ?? "")
    .filter((end) => {
      const ahead = Date.parse(end) - now.getTime();
      return ahead > 6 * MINUTE_MS && ahead < 20 * MINUTE_MS;
    });
  return ends.sort()[0] ?? null;
}
