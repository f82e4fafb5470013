import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SeatSession } from "@/domain/api/wire";
import { isCoach, type Position } from "@/domain/room/permissions";
import { compare, createFakeRoom, createViewer, seat, settle } from "../../testing/live-room";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const POSITIONS: Record<string, Position> = {
  carl: { role: "coach", alsoCoaches: false },
  olga: { role: "owner", alsoCoaches: true },
  mara: { role: "member", alsoCoaches: false },
  ben: { role: "member", alsoCoaches: false },
};
const NAMES = Object.keys(POSITIONS);

const inSession = (target: string): SeatSession => ({
  activity: { name: "Study", color: "blue", isRest: false },
  target,
  startedAt: "2026-11-21T10:00:00.000Z",
  plannedEnd: "2026-11-21T10:25:00.000Z",
});

/** Everybody watches a room, or a practice, in which Carl and Olga coach. */
async function aWatched({ isCoachingRoom = false, positions = POSITIONS } = {}) {
  const place = createFakeRoom(...Object.keys(positions));
  place.state.isCoachingRoom = isCoachingRoom;
  for (const [name, position] of Object.entries(positions)) {
    place.seats.set(name, seat(name, position));
  }
  const viewers = Object.fromEntries(
    Object.keys(positions).map((name) => [name, { name, ...createViewer(name) }]),
  );
  for (const { stream } of Object.values(viewers)) place.room.join(stream);
  await settle();
  const become = async (name: string, facts: Parameters<typeof seat>[1], hint?: string[]) => {
    place.seats.set(name, { ...(place.seats.get(name) ?? seat(name)), ...facts });
    place.state.version += 1;
    place.room.refresh(hint);
    await settle();
  };
  /** As grants are told: the room's version stays as it is. */
  const grant = async (coach: string, members: string[], isTold = true) => {
    place.state.targets[coach] = members;
    if (isTold) place.room.refresh([coach, ...members]);
    else place.room.refreshGrants();
    await settle();
  };
  const bytesOf = (name: string) => viewers[name]?.written ?? [];
  return { ...place, viewers, become, grant, bytesOf };
}

type Watched = Awaited<ReturnType<typeof aWatched>>;

const isAbout = (bytes: Buffer | undefined, word: string) => bytes?.toString().includes(word);

test("a room without coaches asks for no grants, and all are given the same bytes", async () => {
  const positions = { ...POSITIONS, carl: { role: "member", alsoCoaches: false } as const };
  const { become, state, bytesOf } = await aWatched({
    positions: { ...positions, olga: { role: "owner", alsoCoaches: false } },
  });
  await become("mara", { state: "running", session: inSession("chapter 4") }, ["mara"]);
  expect(state.targetReadings).toBe(0);
  for (const name of NAMES) expect(bytesOf(name)[1]).toBe(bytesOf("ben")[1]);
});

test("coaches who may see the same share bytes, with members too while there is no target", async () => {
  const { become, bytesOf } = await aWatched();
  await become("mara", { state: "here" }, ["mara"]);
  for (const name of NAMES) expect(bytesOf(name)[1]).toBe(bytesOf("ben")[1]);
  await become("mara", { state: "running", session: inSession("chapter 4") }, ["mara"]);
  expect(isAbout(bytesOf("ben")[2], "chapter 4")).toBe(true);
  expect(bytesOf("mara")[2]).toBe(bytesOf("ben")[2]);
  expect(isAbout(bytesOf("carl")[2], "chapter 4")).toBe(false);
  expect(bytesOf("olga")[2]).toBe(bytesOf("carl")[2]);
});

test("a grant shows the target at once to that coach, and of it nobody else gets a byte", async () => {
  const { become, grant, bytesOf, viewers } = await aWatched();
  await become("mara", { state: "running", session: inSession("chapter 4") }, ["mara"]);
  await grant("carl", ["mara"]);
  expect(viewers.carl?.frames[2]).toMatchObject({ event: "snapshot" });
  expect(isAbout(bytesOf("carl")[2], "chapter 4")).toBe(true);
  await grant("carl", []);
  expect(viewers.carl?.frames[3]).toMatchObject({ event: "snapshot" });
  expect(isAbout(bytesOf("carl")[3], "chapter 4")).toBe(false);
  for (const name of ["olga", "mara", "ben"]) expect(bytesOf(name)).toHaveLength(2);
});

test("a coach has their own targets, and that a member ceases to share theirs tells them nothing", async () => {
  const { become, bytesOf } = await aWatched();
  await become("carl", { state: "running", session: inSession("my notes") }, ["carl"]);
  expect(isAbout(bytesOf("carl")[1], "my notes")).toBe(true);
  expect(isAbout(bytesOf("olga")[1], "my notes")).toBe(false);
  const session = inSession("chapter 4");
  await become("mara", { state: "running", session }, ["mara"]);
  await become("mara", { session: { ...session, target: null } }, ["mara"]);
  expect(bytesOf("ben")).toHaveLength(4);
  expect(bytesOf("carl")).toHaveLength(3);
});

/** What a viewer is to see, told without the code that decides it. */
function expectedView({ seats, state }: Watched, name: string) {
  const viewer = seats.get(name);
  const coaches = viewer !== undefined && isCoach(viewer);
  return [...seats.values()]
    .filter((one) => !state.isCoachingRoom || coaches || isCoach(one) || one.userId === name)
    .map(({ isPresent: _, ...one }) => {
      const isShown = !coaches || one.userId === name || state.targets[name]?.includes(one.userId);
      return {
        ...one,
        session: one.session && { ...one.session, ...(!isShown && { target: null }) },
      };
    })
    .sort((a, b) => (a.userId < b.userId ? -1 : 1));
}

function screenOf(frames: ReturnType<typeof createViewer>["frames"]) {
  const held = new Map<string, unknown>();
  for (const { event, data } of frames) {
    if (event === "snapshot") held.clear();
    for (const userId of data.gone ?? []) held.delete(userId);
    for (const shown of data.seats) held.set(shown.userId, shown);
  }
  return [...held].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, shown]) => shown);
}

interface Step {
  who: string;
  does: "start" | "end" | "coach" | "owner" | "coaching owner" | "member" | "grant" | "revoke";
  to: string;
  hint: "named" | "room" | "lost";
}
const does: Step["does"][] = ["start", "end", "coach", "coaching owner", "owner", "member"];
const steps = fc.array(
  fc.record({
    who: fc.constantFrom(...NAMES),
    does: fc.constantFrom(...does, "start", "grant", "grant", "revoke"),
    to: fc.constantFrom(...NAMES),
    hint: fc.constantFrom("named", "room", "lost"),
  }) as fc.Arbitrary<Step>,
  { minLength: 1, maxLength: 14 },
);

let targets = 0;

async function live(watched: Watched, { who, does: what, to, hint }: Step) {
  const { become, grant, state } = watched;
  const known = state.targets[to] ?? [];
  const named = hint === "named" ? [who] : undefined;
  const position = (role: Position["role"], alsoCoaches = false) =>
    become(who, { role, alsoCoaches }, named);
  if (what === "grant") await grant(to, [...new Set([...known, who])], hint !== "lost");
  else if (what === "revoke") {
    state.targets[to] = known.filter((name) => name !== who);
    watched.room.refresh(hint === "lost" ? undefined : [to, who]);
    await settle();
  } else if (what === "start") {
    targets += 1;
    await become(who, { state: "running", session: inSession(`target ${targets}`) }, named);
  } else if (what === "end") await become(who, { state: "here", session: null }, named);
  else if (what === "coaching owner") await position("owner", true);
  else await position(what);
}

test.each([false, true])(
  "whatever happens, no coach is sent a target that is not granted (a practice: %s)",
  async (isCoachingRoom) => {
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const watched = await aWatched({ isCoachingRoom });
        for (const step of history) {
          const before = NAMES.map((name) => watched.bytesOf(name).length);
          await live(watched, step);
          compare(watched.room, { version: watched.state.version, presentCount: 0, nowMs: 0 });
          await settle();
          for (const [i, name] of NAMES.entries()) {
            const view = expectedView(watched, name);
            expect(screenOf(watched.viewers[name]?.frames ?? [])).toEqual(view);
            const sent = Buffer.concat(watched.bytesOf(name).slice(before[i])).toString();
            const allowed = JSON.stringify(view);
            for (const [target] of sent.matchAll(/target \d+/g)) expect(allowed).toContain(target);
          }
        }
      }),
      { numRuns: 100 },
    );
  },
);
