import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SeatSession } from "@/domain/api/room-state";
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

/** A room, or a coaching room, that everybody watches. Carl and Olga coach. */
async function createWatchedRoom({ isCoachingRoom = false, positions = POSITIONS } = {}) {
  const watched = createFakeRoom(...Object.keys(positions));
  watched.state.isCoachingRoom = isCoachingRoom;
  for (const [name, position] of Object.entries(positions)) {
    watched.seats.set(name, seat(name, position));
  }
  const viewers = Object.fromEntries(
    Object.keys(positions).map((name) => [name, { name, ...createViewer(name) }]),
  );
  for (const { stream } of Object.values(viewers)) watched.room.join(stream);
  await settle();
  const become = async (name: string, facts: Parameters<typeof seat>[1], people?: string[]) => {
    watched.seats.set(name, { ...(watched.seats.get(name) ?? seat(name)), ...facts });
    watched.state.version += 1;
    watched.room.refresh(people);
    await settle();
  };
  /** Grants do not raise the room's version. */
  const grant = async (coach: string, members: string[], hasNotice = true) => {
    watched.state.targets[coach] = members;
    if (hasNotice) watched.room.refresh([coach, ...members]);
    else watched.room.refreshGrants();
    await settle();
  };
  const sentTo = (name: string) => viewers[name]?.written ?? [];
  return { ...watched, viewers, become, grant, sentTo };
}

type WatchedRoom = Awaited<ReturnType<typeof createWatchedRoom>>;

const contains = (bytes: Buffer | undefined, text: string) => bytes?.toString().includes(text);

test("reads no grants in a room without coaches, and writes the same buffer to all", async () => {
  const positions = { ...POSITIONS, carl: { role: "member", alsoCoaches: false } as const };
  const { become, state, sentTo } = await createWatchedRoom({
    positions: { ...positions, olga: { role: "owner", alsoCoaches: false } },
  });
  await become("mara", { state: "running", session: inSession("chapter 4") }, ["mara"]);
  expect(state.grantReadings).toBe(0);
  for (const name of NAMES) expect(sentTo(name)[1]).toBe(sentTo("ben")[1]);
});

test("writes the same buffer to coaches who see the same, and to members while there is no target", async () => {
  const { become, sentTo } = await createWatchedRoom();
  await become("mara", { state: "here" }, ["mara"]);
  for (const name of NAMES) expect(sentTo(name)[1]).toBe(sentTo("ben")[1]);
  await become("mara", { state: "running", session: inSession("chapter 4") }, ["mara"]);
  expect(contains(sentTo("ben")[2], "chapter 4")).toBe(true);
  expect(sentTo("mara")[2]).toBe(sentTo("ben")[2]);
  expect(contains(sentTo("carl")[2], "chapter 4")).toBe(false);
  expect(sentTo("olga")[2]).toBe(sentTo("carl")[2]);
});

test("a grant shows the target to that coach at once; nobody else gets a byte", async () => {
  const { become, grant, sentTo, viewers } = await createWatchedRoom();
  await become("mara", { state: "running", session: inSession("chapter 4") }, ["mara"]);
  await grant("carl", ["mara"]);
  expect(viewers.carl?.frames[2]).toMatchObject({ event: "snapshot" });
  expect(contains(sentTo("carl")[2], "chapter 4")).toBe(true);
  await grant("carl", []);
  expect(viewers.carl?.frames[3]).toMatchObject({ event: "snapshot" });
  expect(contains(sentTo("carl")[3], "chapter 4")).toBe(false);
  for (const name of ["olga", "mara", "ben"]) expect(sentTo(name)).toHaveLength(2);
});

test("a coach sees their own targets, and gets no frame when a member hides a target", async () => {
  const { become, sentTo } = await createWatchedRoom();
  await become("carl", { state: "running", session: inSession("my notes") }, ["carl"]);
  expect(contains(sentTo("carl")[1], "my notes")).toBe(true);
  expect(contains(sentTo("olga")[1], "my notes")).toBe(false);
  const session = inSession("chapter 4");
  await become("mara", { state: "running", session }, ["mara"]);
  await become("mara", { session: { ...session, target: null } }, ["mara"]);
  expect(sentTo("ben")).toHaveLength(4);
  expect(sentTo("carl")).toHaveLength(3);
});

/** The view a viewer should have, computed without the code under test. */
function expectedView({ seats, state }: WatchedRoom, name: string) {
  const viewer = seats.get(name);
  const coaches = viewer !== undefined && isCoach(viewer);
  return [...seats.values()]
    .filter((one) => {
      const isShared = coaches && state.targets[name]?.includes(one.userId);
      return !state.isCoachingRoom || isShared || isCoach(one) || one.userId === name;
    })
    .map(({ isPresent: _, awaitsAgreement: __, ...one }) => {
      const isShown = !coaches || one.userId === name || state.targets[name]?.includes(one.userId);
      return {
        ...one,
        session: one.session && { ...one.session, ...(!isShown && { target: null }) },
      };
    })
    .sort((a, b) => (a.userId < b.userId ? -1 : 1));
}

function applyFrames(frames: ReturnType<typeof createViewer>["frames"]) {
  const shown = new Map<string, unknown>();
  for (const { event, data } of frames) {
    if (event === "snapshot") shown.clear();
    for (const userId of data.gone ?? []) shown.delete(userId);
    for (const one of data.seats) shown.set(one.userId, one);
  }
  return [...shown].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

interface Step {
  who: string;
  action: "start" | "end" | "coach" | "owner" | "coaching owner" | "member" | "grant" | "revoke";
  to: string;
  notice: "named" | "room" | "lost";
}
const actions: Step["action"][] = ["start", "end", "coach", "coaching owner", "owner", "member"];
const steps = fc.array(
  fc.record({
    who: fc.constantFrom(...NAMES),
    action: fc.constantFrom(...actions, "start", "grant", "grant", "revoke"),
    to: fc.constantFrom(...NAMES),
    notice: fc.constantFrom("named", "room", "lost"),
  }) as fc.Arbitrary<Step>,
  { minLength: 1, maxLength: 14 },
);

let targets = 0;

async function perform(watched: WatchedRoom, { who, action, to, notice }: Step) {
  const { become, grant, state } = watched;
  const known = state.targets[to] ?? [];
  const named = notice === "named" ? [who] : undefined;
  const position = (role: Position["role"], alsoCoaches = false) =>
    become(who, { role, alsoCoaches }, named);
  if (action === "grant") await grant(to, [...new Set([...known, who])], notice !== "lost");
  else if (action === "revoke") {
    state.targets[to] = known.filter((name) => name !== who);
    watched.room.refresh(notice === "lost" ? undefined : [to, who]);
    await settle();
  } else if (action === "start") {
    targets += 1;
    await become(who, { state: "running", session: inSession(`target ${targets}`) }, named);
  } else if (action === "end") await become(who, { state: "here", session: null }, named);
  else if (action === "coaching owner") await position("owner", true);
  else await position(action);
}

test.each([false, true])(
  "never sends a coach a target that is not granted (coaching room: %s)",
  async (isCoachingRoom) => {
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const watched = await createWatchedRoom({ isCoachingRoom });
        for (const step of history) {
          const before = NAMES.map((name) => watched.sentTo(name).length);
          await perform(watched, step);
          compare(watched.room, { version: watched.state.version, presentCount: 0, nowMs: 0 });
          await settle();
          for (const [i, name] of NAMES.entries()) {
            const view = expectedView(watched, name);
            expect(applyFrames(watched.viewers[name]?.frames ?? [])).toEqual(view);
            const sent = Buffer.concat(watched.sentTo(name).slice(before[i])).toString();
            const allowed = JSON.stringify(view);
            for (const [target] of sent.matchAll(/target \d+/g)) expect(allowed).toContain(target);
          }
        }
      }),
      { numRuns: 100 },
    );
  },
);
