import type { SeededRandom } from "@/demo/group/seeded-random";
import type { Seat } from "@/domain/api/wire";

/** What somebody of the group, by their id, does next. */
export type Act = { who: string } & (
  | { kind: "arrive" | "go" | "rest" | "break" | "restart" }
  | { kind: "start"; minutes: number }
  | { kind: "sit_down"; until: string }
);

const MINUTE_MS = 60_000;
const LENGTHS = [5, 5, 8, 10, 15];
/** So many stay out of a session, or there is nobody left to come and go. */
const IDLE = 2;
/** Whoever did something last mostly leaves the next thing to others. */
const AGAIN = 0.2;
/** The weight of all breaks together: most of what is begun is kept. */
const BREAKS = 0.05;
/** Nobody breaks before this, for everybody should see that they were in. */
const LEAST_IN_MS = MINUTE_MS;
/** A session this long is not broken for show. */
const LONG_MS = 20 * MINUTE_MS;
/** How much of what was lately still leads to what comes next. */
const LATELY_MS = 5 * MINUTE_MS;

/**
 * One thing that fits what the room shows, by chance; null when nothing does.
 *
 * @param played ids of those the demo plays; the others are visitors.
 * @param last who did something last.
 */
export function nextAct(
  seats: readonly Seat[],
  { played, last, now }: { played: ReadonlySet<string>; last: string | null; now: Date },
  chance: SeededRandom,
): Act | null {
  const ours = seats.filter(({ userId }) => played.has(userId));
  const running = ours.filter(({ state }) => state === "running").length;
  const idle = ours.filter(({ session }) => session === null).length;
  const acts = ours.flatMap((seat) => {
    const share = seat.userId === last ? AGAIN : 1;
    const theirs = actsOf(seat, { seats, running, idle, now, chance });
    return theirs.map(([act, weight]) => [act, weight * share] as const);
  });
  return acts.length > 0 ? chance.weighted(acts) : null;
}

type Weighed = readonly [Act, weight: number];

interface Scene {
  seats: readonly Seat[];
  running: number;
  idle: number;
  now: Date;
  chance: SeededRandom;
}

function actsOf(seat: Seat, scene: Scene): Weighed[] {
  const { userId: who, state, session } = seat;
  if (state === "away") return [[{ who, kind: "arrive" }, 3]];
  if (state === "here") return actsAtRest(seat, scene);
  if (!session) return [];
  const startedAt = Date.parse(session.startedAt);
  if (scene.now.getTime() - startedAt < LEAST_IN_MS) return [];
  if (state === "resting") return [[{ who, kind: "break" }, 0.04]];
  const isLong = Date.parse(session.plannedEnd) - startedAt > LONG_MS;
  const weight = BREAKS / scene.running;
  return [[{ who, kind: "break" }, isLong ? weight / 4 : weight]];
}

function actsAtRest({ userId: who, recent }: Seat, { seats, idle, now, chance }: Scene): Weighed[] {
  const room = idle > IDLE ? 2 : 0.15;
  const minutes = chance.pick(LENGTHS) ?? 5;
  const acts: Weighed[] = [
    [{ who, kind: "start", minutes }, room],
    [{ who, kind: "go" }, 2],
  ];
  const until = endToShare(seats, now);
  if (until) acts.push([{ who, kind: "sit_down", until }, room / 2]);
  const before = recent.at(-1);
  const endedAt = Date.parse(before?.brokenAt ?? before?.plannedEnd ?? "");
  if (!(now.getTime() - endedAt < LATELY_MS)) return acts;
  if (before?.status === "broken") acts.push([{ who, kind: "restart" }, room]);
  else if (!before?.activity?.isRest) acts.push([{ who, kind: "rest" }, room]);
  return acts;
}

/** The soonest end that is worth sitting down for. */
function endToShare(seats: readonly Seat[], now: Date): string | null {
  const ends = seats
    .filter(({ state }) => state === "running")
    .map(({ session }) => session?.plannedEnd ?? "")
    .filter((end) => {
      const ahead = Date.parse(end) - now.getTime();
      return ahead > 6 * MINUTE_MS && ahead < 20 * MINUTE_MS;
    });
  return ends.sort()[0] ?? null;
}
