import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isCoach, type Role } from "@/domain/room/permissions";
import {
  compare,
  createFakeCoachingRoom,
  createViewer,
  seat,
  settle,
} from "../../testing/live-room";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Vera watches; Carl and Cleo coach now and then; the others never do. */
const ROLES: Record<string, Role> = {
  vera: "member",
  carl: "coach",
  cleo: "member",
  olga: "owner",
  mara: "member",
  mike: "member",
};
const OTHERS = ["olga", "mara", "mike"];

/** A change of somebody's seat, and how the room hears of it. */
interface Step {
  who: string;
  becomes: "here" | "away" | "renamed" | "gone" | Role | "coaching owner";
  hint: "named" | "room" | "lost";
}

const step = (who: string[], becomes: Step["becomes"][], hints: Step["hint"][]) =>
  fc.record({
    who: fc.constantFrom(...who),
    becomes: fc.constantFrom(...becomes),
    hint: fc.constantFrom(...hints),
  });
const shared = fc.oneof(
  step(["vera", "carl", "cleo"], ["here", "away", "renamed"], ["named", "room"]),
  step(["carl", "cleo"], ["coach", "coaching owner", "member", "gone"], ["named", "room"]),
);
const theirs = fc.array(
  step(OTHERS, ["here", "away", "renamed", "gone", "member", "owner"], ["named", "room", "lost"]),
  { maxLength: 4 },
);

type Practice = ReturnType<typeof createFakeCoachingRoom>;

async function live({ room, seats, state }: Practice, { who, becomes, hint }: Step) {
  const held = seats.get(who) ?? seat(who);
  state.version += 1;
  if (becomes === "gone") seats.delete(who);
  else if (becomes === "renamed") seats.set(who, { ...held, name: `${held.name}'` });
  else if (becomes === "here" || becomes === "away") {
    seats.set(who, { ...held, state: becomes, isPresent: becomes === "here" });
  } else if (becomes === "coaching owner") {
    seats.set(who, { ...held, role: "owner", alsoCoaches: true });
  } else seats.set(who, { ...held, role: becomes, alsoCoaches: false });
  if (hint !== "lost") room.refresh(hint === "named" ? [who] : undefined);
  await settle();
}

async function heal({ room, seats, state }: Practice) {
  const presentCount = [...seats.values()].filter(({ isPresent }) => isPresent).length;
  compare(room, { version: state.version, presentCount, nowMs: 0 });
  await settle();
}

async function aWatched(...names: string[]) {
  const practice = createFakeCoachingRoom(ROLES);
  const viewers = names.map((name) => ({ name, ...createViewer(name) }));
  for (const { stream } of viewers) practice.room.join(stream);
  await settle();
  return { practice, viewers };
}

/** All that Vera's two devices were sent while this happened. */
async function bytesOfVera(steps: Step[]) {
  const { practice, viewers } = await aWatched("vera", "vera", "carl", "mara");
  for (const one of steps) {
    await live(practice, one);
    await heal(practice);
  }
  return viewers.slice(0, 2).map(({ written }) => Buffer.concat(written).toString());
}

test("not a byte of what a member is sent depends on what the other members do", async () => {
  const histories = fc.array(fc.tuple(shared, theirs, theirs), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const one = history.flatMap(([common, here]) => [...here, common]);
      const other = history.flatMap(([common, _, there]) => [...there, common]);
      expect(await bytesOfVera(one)).toEqual(await bytesOfVera(other));
    }),
    { numRuns: 150 },
  );
});

/** Whom somebody sees (PRODUCT.md, Coaching), in other words than the rule's. */
const expectedView = ({ seats }: Practice, name: string) =>
  [...seats.values()]
    .filter(
      (seen) => [seen, seats.get(name)].some((one) => one && isCoach(one)) || seen.userId === name,
    )
    .map(({ isPresent: _, ...shown }) => shown)
    .sort((a, b) => (a.userId < b.userId ? -1 : 1));

/** A screen that holds what it was sent, as `room-store.ts` does. */
function screenOf(frames: ReturnType<typeof createViewer>["frames"]) {
  const held = new Map<string, unknown>();
  for (const { event, data } of frames) {
    if (event === "snapshot") held.clear();
    for (const userId of data.gone ?? []) held.delete(userId);
    for (const shown of data.seats) held.set(shown.userId, shown);
  }
  return [...held].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, shown]) => shown);
}

test("whoever becomes what, each screen holds those its person now sees, as they are", async () => {
  const anything = step(
    Object.keys(ROLES),
    ["here", "away", "renamed", "gone", "member", "owner", "coach", "coaching owner"],
    ["named", "room", "lost"],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 15 }), async (steps) => {
      const { practice, viewers } = await aWatched(...Object.keys(ROLES));
      for (const one of steps) {
        await live(practice, one);
        await heal(practice);
        for (const { name, frames, stream, res } of viewers) {
          if (!practice.seats.has(name)) expect(stream.isOpen).toBe(false);
          if (!stream.isOpen) expect(res.writableEnded).toBe(true);
          else expect(screenOf(frames)).toEqual(expectedView(practice, name));
        }
      }
    }),
    { numRuns: 150 },
  );
});

test("no frame holds anybody whom its viewer did not see when it was sent", async () => {
  const everyone = Object.keys(ROLES);
  // That a role changed is told or heals within seconds, as everywhere; here it is told.
  const anything = fc.oneof(
    step(everyone, ["here", "away", "renamed"], ["named", "room", "lost"]),
    step(everyone, ["gone", "member", "owner", "coach", "coaching owner"], ["named", "room"]),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 15 }), async (steps) => {
      const { practice, viewers } = await aWatched("vera", "mara", "olga", "cleo");
      for (const one of steps) {
        const before = viewers.map(({ frames }) => frames.length);
        await live(practice, one);
        for (const [i, { name, frames }] of viewers.entries()) {
          const seen = expectedView(practice, name).map(({ userId }) => userId);
          for (const { data } of frames.slice(before[i])) {
            for (const { userId } of data.seats) expect(seen).toContain(userId);
          }
        }
      }
    }),
    { numRuns: 150 },
  );
});
