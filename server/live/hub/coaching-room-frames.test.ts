import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isShownCoach, type PositionWithAgreement } from "@/domain/room/coach-agreement";
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

/** Vera watches; Carl and Cleo sometimes coach; the others never do. */
const ROLES: Record<string, Role> = {
  vera: "member",
  carl: "coach",
  cleo: "member",
  olga: "owner",
  mara: "member",
  mike: "member",
};
const OTHERS = ["olga", "mara", "mike"];
/** Who shares with each of the others, should they coach. */
const SHARING = { carl: ["mara", "vera", "olga"], cleo: ["mara"], mara: ["vera", "mike"] };

/** A change of a seat, and the notice the room gets for it. */
interface Step {
  who: string;
  becomes: "here" | "away" | "renamed" | "gone" | Role | "coaching owner" | "hidden coach";
  notice: "named" | "room" | "lost";
}

const step = (who: string[], becomes: Step["becomes"][], notices: Step["notice"][]) =>
  fc.record({
    who: fc.constantFrom(...who),
    becomes: fc.constantFrom(...becomes),
    notice: fc.constantFrom(...notices),
  });
const shared = fc.oneof(
  step(["vera", "carl", "cleo"], ["here", "away", "renamed"], ["named", "room"]),
  step(
    ["carl", "cleo"],
    ["coach", "hidden coach", "coaching owner", "member", "gone"],
    ["named", "room"],
  ),
);
const otherSteps = fc.array(
  step(
    OTHERS,
    ["here", "away", "renamed", "gone", "member", "owner", "hidden coach"],
    ["named", "room", "lost"],
  ),
  { maxLength: 4 },
);

type CoachingRoom = ReturnType<typeof createFakeCoachingRoom>;

async function perform({ room, seats, state }: CoachingRoom, { who, becomes, notice }: Step) {
  const current = seats.get(who) ?? seat(who);
  state.version += 1;
  if (becomes === "gone") seats.delete(who);
  else if (becomes === "renamed") seats.set(who, { ...current, name: `${current.name}'` });
  else if (becomes === "here" || becomes === "away") {
    seats.set(who, { ...current, state: becomes, isPresent: becomes === "here" });
  } else seats.set(who, { ...current, ...buildPosition(becomes) });
  if (notice !== "lost") room.refresh(notice === "named" ? [who] : undefined);
  await settle();
}

/** A hidden coach has not agreed to be seen. */
function buildPosition(becomes: Role | "coaching owner" | "hidden coach"): PositionWithAgreement {
  const shown = { alsoCoaches: false, awaitsAgreement: false };
  if (becomes === "coaching owner") return { ...shown, role: "owner", alsoCoaches: true };
  if (becomes === "hidden coach") return { ...shown, role: "coach", awaitsAgreement: true };
  return { ...shown, role: becomes };
}

async function heal({ room, seats, state }: CoachingRoom) {
  const presentCount = [...seats.values()].filter(({ isPresent }) => isPresent).length;
  compare(room, { version: state.version, presentCount, nowMs: 0 });
  await settle();
}

async function createWatchedRoom(...names: string[]) {
  const coachingRoom = createFakeCoachingRoom(ROLES);
  coachingRoom.state.members = SHARING;
  const viewers = names.map((name) => ({ name, ...createViewer(name) }));
  for (const { stream } of viewers) coachingRoom.room.join(stream);
  await settle();
  return { coachingRoom, viewers };
}

/** Everything sent to Vera's two devices during these steps. */
async function listFramesToVera(steps: Step[]) {
  const { coachingRoom, viewers } = await createWatchedRoom("vera", "vera", "carl", "mara");
  for (const one of steps) {
    await perform(coachingRoom, one);
    await heal(coachingRoom);
  }
  return viewers.slice(0, 2).map(({ written }) => Buffer.concat(written).toString());
}

test("no byte sent to a member depends on what the other members do", async () => {
  const histories = fc.array(fc.tuple(shared, otherSteps, otherSteps), {
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const one = history.flatMap(([common, first]) => [...first, common]);
      const other = history.flatMap(([common, _, second]) => [...second, common]);
      expect(await listFramesToVera(one)).toEqual(await listFramesToVera(other));
    }),
    { numRuns: 150 },
  );
});

/** Who is visible to a viewer (PRODUCT.md, Coaching), computed without the code under test. */
const expectedView = ({ seats, state }: CoachingRoom, name: string) =>
  [...seats.values()]
    .filter((seen) => {
      const viewer = seats.get(name);
      const isShared = viewer && isCoach(viewer) && state.members[name]?.includes(seen.userId);
      return isShownCoach(seen) || seen.userId === name || isShared;
    })
    .map(({ isPresent: _, awaitsAgreement: __, ...shown }) => shown)
    .sort((a, b) => (a.userId < b.userId ? -1 : 1));

/** Applies frames to a view, as `room-store.ts` does. */
function applyFrames(frames: ReturnType<typeof createViewer>["frames"]) {
  const view = new Map<string, unknown>();
  for (const { event, data } of frames) {
    if (event === "snapshot") view.clear();
    for (const userId of data.gone ?? []) view.delete(userId);
    for (const shown of data.seats) view.set(shown.userId, shown);
  }
  return [...view].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, shown]) => shown);
}

test("after any change, each view holds exactly the seats its viewer may see", async () => {
  const anything = step(
    Object.keys(ROLES),
    [
      "here",
      "away",
      "renamed",
      "gone",
      "member",
      "owner",
      "coach",
      "hidden coach",
      "coaching owner",
    ],
    ["named", "room", "lost"],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 15 }), async (steps) => {
      const { coachingRoom, viewers } = await createWatchedRoom(...Object.keys(ROLES));
      for (const one of steps) {
        await perform(coachingRoom, one);
        await heal(coachingRoom);
        for (const { name, frames, stream, res } of viewers) {
          if (!coachingRoom.seats.has(name)) expect(stream.isOpen).toBe(false);
          if (!stream.isOpen) expect(res.writableEnded).toBe(true);
          else expect(applyFrames(frames)).toEqual(expectedView(coachingRoom, name));
        }
      }
    }),
    { numRuns: 150 },
  );
});

test("no frame holds a seat that its viewer could not see when it was sent", async () => {
  const everyone = Object.keys(ROLES);
  // A changed role takes effect with its notice, or heals within seconds; here it has a notice.
  const anything = fc.oneof(
    step(everyone, ["here", "away", "renamed"], ["named", "room", "lost"]),
    step(
      everyone,
      ["gone", "member", "owner", "coach", "hidden coach", "coaching owner"],
      ["named", "room"],
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 15 }), async (steps) => {
      const { coachingRoom, viewers } = await createWatchedRoom("vera", "mara", "olga", "cleo");
      for (const one of steps) {
        const before = viewers.map(({ frames }) => frames.length);
        await perform(coachingRoom, one);
        for (const [i, { name, frames }] of viewers.entries()) {
          const seen = expectedView(coachingRoom, name).map(({ userId }) => userId);
          for (const { data } of frames.slice(before[i])) {
            for (const { userId } of data.seats) expect(seen).toContain(userId);
          }
        }
      }
    }),
    { numRuns: 150 },
  );
});
