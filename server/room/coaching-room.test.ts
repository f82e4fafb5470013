import fc from "fast-check";
import { beforeAll, expect, test, vi } from "vitest";
import { ROLES } from "@/domain/room/permissions";
import { SHARINGS } from "@/domain/room/sharing";
import { stopTime, travel } from "../testing/clock";
import { answersTo } from "../testing/coaching-room-answers";
import { type Act, CoachingRoomWorld, type Name, newIds } from "../testing/coaching-room-world";
import { testDatabase } from "../testing/database";
import { type LiveServer, liveServer, type OpenStream } from "../testing/live";

/** Two databases with the same coaching room and clocks stopped at the same time. */
const databases = [testDatabase(), testDatabase()];
const NOW = "2026-11-20T10:00:00.000Z";
const MINUTE = 60_000;

beforeAll(async () => {
  for (const database of databases) {
    await stopTime(database.db);
    await database.query("update test_clock set stopped_at = $1", [NOW]);
  }
});

/**
 * Servers that heal and send heartbeats only when the test asks, so that no frame depends on
 * timing.
 */
async function servers() {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    return await Promise.all(databases.map((database) => liveServer(database)));
  } finally {
    vi.useRealTimers();
  }
}

type Shared = Act | { who: Name; type: "wait"; minutes: number };

const who = (...names: Name[]) => fc.constantFrom(...names);
const sharing = fc.constantFrom(...SHARINGS);
const ofSession = (name: fc.Arbitrary<Name>) =>
  fc.record({
    who: name,
    type: fc.constantFrom(...(["start", "start", "rest", "startAlone", "break", "drift"] as const)),
  });
const shared: fc.Arbitrary<Shared> = fc.oneof(
  { weight: 4, arbitrary: ofSession(who("vera", "carl", "cleo")) },
  fc.record({ who: who("vera", "carl"), type: fc.constant("rename" as const) }),
  fc.record({ who: who("vera", "carl", "cleo"), type: fc.constant("share" as const), sharing }),
  fc.record({
    who: who("vera", "carl", "cleo"),
    type: fc.constant("showBusy" as const),
    showsBusy: fc.boolean(),
  }),
  fc.record({
    who: who("cleo"),
    type: fc.constant("turn" as const),
    role: fc.constantFrom("coach" as const, "coach" as const, "member" as const),
  }),
  { weight: 2, arbitrary: fc.record({ who: who("cleo"), type: fc.constant("agree" as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      who: who("vera"),
      type: fc.constant("wait" as const),
      // Odd minutes: no session ends at exactly the time of the clock.
      minutes: fc.constantFrom(7.01, 26.01, 66.01),
    }),
  },
);
const others = who("mara", "mike", "olga");
const sessionsOfOthers: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: ofSession(others) },
  fc.record({ who: others, type: fc.constantFrom("watch" as const, "joinGroup", "leaveGroup") }),
);
const anythingOfOthers: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: sessionsOfOthers },
  fc.record({
    who: others,
    type: fc.constantFrom(
      ...(["rename", "leave", "isRemoved", "joinAgain", "bringFriend"] as const),
    ),
  }),
  fc.record({ who: others, type: fc.constant("share" as const), sharing }),
  fc.record({ who: others, type: fc.constant("showBusy" as const), showsBusy: fc.boolean() }),
  fc.record({
    who: others,
    type: fc.constant("turn" as const),
    role: fc.constantFrom(...ROLES, "coach" as const),
  }),
  fc.record({ who: others, type: fc.constant("deleteAccount" as const) }),
  fc.record({ who: others, type: fc.constant("leaveNote" as const), to: who("cleo", "olga") }),
);

/** Agreements of members with a coach, and notes to one, which only they may notice. */
const agreementsOfOthers: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      who: others,
      type: fc.constantFrom("grant" as const, "revoke" as const, "getNote" as const),
    }),
  },
  fc.record({ who: others, type: fc.constant("leaveNote" as const), to: who("carl") }),
);

/** The shared actions, and the others' actions before them in each world. */
const histories = (acts: fc.Arbitrary<Act>) =>
  fc.array(fc.tuple(shared, fc.array(acts, { maxLength: 3 }), fc.array(acts, { maxLength: 3 })), {
    minLength: 2,
    maxLength: 8,
  });

/** Runs the actions and returns every byte sent to the viewer. */
async function recordBytes(
  viewer: Name,
  world: CoachingRoomWorld,
  steps: (readonly [Shared, readonly Act[]])[],
): Promise<string> {
  await readUntilPresent(await world.open("carl"), world, "carl");
  const devices = [await world.open(viewer), await world.open(viewer)];
  for (const device of devices) await readUntilPresent(device, world, viewer);
  const begins = devices.map(({ text }) => text.length);
  const answers: string[] = [];
  let { seats } = await answersTo(world, viewer, "views");
  for (const [common, others] of steps) {
    for (const act of others) await world.perform(act);
    answers.push(await performShared(world, common));
    const views = await answersTo(world, viewer, "views");
    answers.push(views.all);
    // Waits until the viewer has received everything.
    if (views.seats !== seats) for (const device of devices) await device.next("seats");
    seats = views.seats;
  }
  // Every step of a history is also the last one of another.
  answers.push((await answersTo(world, viewer, "everything")).all);
  const frames = devices.map(({ text }, i) => listRoomFrames(text.slice(begins[i])));
  world.close();
  return numberIds(JSON.stringify({ answers, frames }));
}

async function performShared(world: CoachingRoomWorld, act: Shared): Promise<string> {
  if (act.type !== "wait") return world.perform(act);
  await travel(world.database.db, act.minutes * MINUTE);
  world.server.live.bus.publish({ rooms: [world.ids.roomId] });
  return "waited";
}

/** Reads the first frames of a stream until its person is present. */
async function readUntilPresent(stream: OpenStream, world: CoachingRoomWorld, name: Name) {
  await stream.next("me");
  let { seats } = await stream.next("snapshot");
  const own = world.people[name].userId;
  while (seats.find(({ userId }) => userId === own)?.state === "away") {
    ({ seats } = await stream.next("seats"));
  }
}

/** Room frames in the order received. `me` is private and has its own order. */
const listRoomFrames = (text: string) =>
  text.split("\n\n").filter((f) => !f.startsWith("event: me"));

/** Replaces random ids and the tokens of links with numbers in order of appearance. */
function numberIds(bytes: string): string {
  const known = new Map<string, string>();
  const random = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=invite\/|token\W+)[\w-]{32}/g;
  return bytes.replace(random, (id) => {
    known.set(id, known.get(id) ?? `#${known.size}`);
    return known.get(id) ?? "";
  });
}

/**
 * Returns the first difference of two texts with its surroundings; whole texts would be too long to
 * read.
 */
function firstDifference([one, other]: [string, string]) {
  if (one === other) return null;
  const length = Math.max(one.length, other.length);
  const at = Array.from({ length }, (_, i) => i).findIndex((i) => one[i] !== other[i]);
  return [one, other].map((text) => text.slice(Math.max(0, at - 300), at + 100));
}

async function expectSameBytes(
  viewer: Name,
  acts: fc.Arbitrary<Act>,
  { numRuns, isCoachingRoom = true }: { numRuns: number; isCoachingRoom?: boolean },
) {
  const [here, there] = (await servers()) as [LiveServer, LiveServer];
  await fc.assert(
    fc.asyncProperty(histories(acts), async (history) => {
      const ids = newIds();
      const bytes: string[] = [];
      for (const [i, server] of [here, there].entries()) {
        const database = databases[i] as (typeof databases)[number];
        const world = await CoachingRoomWorld.make(database, server, ids, { isCoachingRoom });
        const steps = history.map(([common, ...others]) => [common, others[i] ?? []] as const);
        bytes.push(await recordBytes(viewer, world, steps));
      }
      expect(firstDifference(bytes as [string, string])).toBeNull();
    }),
    { numRuns },
  );
}

test("sends a member the same bytes whatever other members do", () =>
  expectSameBytes("vera", fc.oneof(anythingOfOthers, agreementsOfOthers), { numRuns: 10 }));

test("sends an owner the same bytes whatever sessions others run", () =>
  expectSameBytes("otto", fc.oneof(sessionsOfOthers, agreementsOfOthers), { numRuns: 5 }));

test("sends a coach the same bytes whatever members do who do not share with them", () =>
  expectSameBytes("carl", anythingOfOthers, { numRuns: 10 }));

test("sends a member of an ordinary room the same bytes whatever others do out of their sight", () => {
  const outOfSight = fc.oneof(
    agreementsOfOthers,
    fc.record({ who: others, type: fc.constantFrom("startAlone" as const, "renameWork" as const) }),
  );
  return expectSameBytes("vera", outOfSight, { numRuns: 10, isCoachingRoom: false });
});
