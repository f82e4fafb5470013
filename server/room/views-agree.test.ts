import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { readClock } from "@/db/clock";
import { saveGrant } from "@/db/coach-grant";
import { SHARINGS } from "@/domain/room/sharing";
import { localDay } from "@/domain/time/local-day";
import { callAsNobody } from "../testing/callers";
import { stopTime } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { insertInvite, insertMember, insertRoom, insertSessions } from "../testing/factories";
import { innerContext } from "../trpc/context";
import { createCaller } from "../trpc/root";

/** Every view of a room tells the same about a member: who is there, who is focusing, who rests. */

const database = testDatabase();
const MINUTE_MS = 60_000;

beforeAll(() => stopTime(database.db));

const POSITIONS = {
  member: { role: "member", alsoCoaches: false },
  coach: { role: "coach", alsoCoaches: false },
  owner: { role: "owner", alsoCoaches: false },
  coachingOwner: { role: "owner", alsoCoaches: true },
  /** Coaches who have not agreed to be seen; only in coaching rooms. */
  hiddenCoach: { role: "coach", alsoCoaches: false },
  hiddenCoachingOwner: { role: "owner", alsoCoaches: true },
} as const;
const isHidden = (position: keyof typeof POSITIONS) => position.startsWith("hidden");

const NAMES = ["Ada", "Ben", "Cem", "Dag"];
const people = fc.array(
  fc.record({
    position: fc.constantFrom(...(Object.keys(POSITIONS) as (keyof typeof POSITIONS)[])),
    sharing: fc.constantFrom(...SHARINGS, "presence" as const),
    isCompared: fc.boolean(),
    /** The running session in the room. */
    runs: fc.constantFrom("nothing", "work", "rest", "rest"),
    hasEnded: fc.boolean(),
    endsIn: fc.constantFrom(5, 10, 15),
    sharesWith: fc.subarray([0, 1, 2, 3]),
  }),
  { minLength: NAMES.length, maxLength: NAMES.length },
);
type Facts = typeof people extends fc.Arbitrary<infer Value> ? Value : never;

async function createRoom(facts: Facts, isCoachingRoom: boolean) {
  const { db } = database;
  const { id: roomId, slug } = await insertRoom(db, { isCoachingRoom });
  const token = await insertInvite(db, { roomId });
  const now = await readClock(db);
  const seats = [];
  for (const [n, { position, sharing, isCompared, runs }] of facts.entries()) {
    const seat = await insertMember(db, {
      ...{ roomId, sharing, isCompared, ...POSITIONS[position] },
      awaitsAgreement: isCoachingRoom && isHidden(position),
      person: { name: NAMES[n] as string, timeZone: "UTC" },
      activity: { isRest: runs === "rest" },
      joinedAt: new Date(now.getTime() + n),
    });
    seats.push(seat);
  }
  const members = seats.map(({ userId }) => userId);
  const sessions: Parameters<typeof insertSessions>[1] = [];
  for (const [n, { runs, hasEnded, endsIn, sharesWith }] of facts.entries()) {
    const { userId, activityId } = seats[n] as (typeof seats)[number];
    const start = (minutesAgo: number, minutes: number) => {
      const startedAt = new Date(now.getTime() - minutesAgo * MINUTE_MS);
      sessions.push({ userId, activityId, roomId, startedAt, minutes });
    };
    if (hasEnded) start(50, 20);
    if (runs !== "nothing") start(10, 10 + endsIn);
    for (const to of sharesWith.filter((other) => other !== n)) {
      const grant = { scope: "room", targets: true, reflections: true, reasons: true } as const;
      const sinceDate = null;
      const coachId = members[to] as string;
      await saveGrant(db, { roomId, userId, coachId, grant: { ...grant, sinceDate } });
    }
  }
  await insertSessions(db, sessions);
  return { roomId, slug, token, members, today: localDay(now, "UTC") };
}

type Room = Awaited<ReturnType<typeof createRoom>>;

/** Everything about a room that a member can query. */
async function readViews({ slug, token, members, today }: Room, viewer: number) {
  const userId = members[viewer] as string;
  const device = { userId, sid: randomUUID(), name: "", timeZone: "UTC", isGuest: true };
  const context = { database, viewer: device, address: randomUUID(), announce: () => {} };
  const call = createCaller(innerContext(context));
  const room = { roomSlug: slug };
  return {
    live: await call.room.live({ slug }),
    list: (await call.room.list()).find((listed) => listed.slug === slug),
    get: await call.room.get({ slug }),
    members: await call.member.list(room),
    dashboard: await call.dashboard.room({ ...room, from: today, to: today }),
    grants: (await call.coach.grants()).filter(({ roomSlug }) => roomSlug === slug),
    preview: await callAsNobody(database).invite.preview({ token }),
  };
}

test("all views of a room agree on who is a member, who is focusing and who rests", async () => {
  await fc.assert(
    fc.asyncProperty(people, fc.boolean(), async (facts, isCoachingRoom) => {
      const room = await createRoom(facts, isCoachingRoom);
      const all = facts.map((fact, n) => ({ ...fact, n, name: NAMES[n] as string }));
      type One = (typeof all)[number];
      // The oracle (PRODUCT.md, Rooms and Coaching).
      const coaches = ({ position }: One) => position.toLowerCase().includes("coach");
      const isShown = (one: One) => coaches(one) && !isHidden(one.position);
      const isRest = ({ runs, sharing }: One) => runs === "rest" && sharing !== "presence";
      const focuses = (one: One) => one.runs !== "nothing" && !isRest(one);
      const byEnd = (a: One, b: One) => a.endsIn - b.endsIn || a.n - b.n;
      const strangers = all.filter((one) => !isCoachingRoom || isShown(one));
      const compares = (one: One) =>
        !isCoachingRoom &&
        POSITIONS[one.position].role !== "coach" &&
        one.isCompared &&
        one.sharing !== "presence";
      const names = (some: readonly { name: string }[]) => some.map(({ name }) => name);

      for (const viewer of all) {
        const seen = all.filter(
          (one) =>
            !isCoachingRoom ||
            one === viewer ||
            isShown(one) ||
            (coaches(viewer) && one.sharesWith.includes(viewer.n)),
        );
        const { live, list, get, members, dashboard, grants, preview } = await readViews(
          room,
          viewer.n,
        );
        expect(names(live.seats).sort()).toEqual(names(seen));
        const focusing = names(seen.filter(focuses).sort(byEnd));
        const inState = (state: string) => names(live.seats.filter((seat) => seat.state === state));
        expect(inState("running")).toEqual(focusing);
        expect(inState("resting")).toEqual(names(seen.filter(isRest).sort(byEnd)));
        expect(names(list?.running ?? [])).toEqual(focusing);
        const seats = live.seats.filter(({ state }) => state === "running");
        const shown = seats.map(({ userId, name, session }) => ({ userId, name, ...session }));
        expect(list?.running).toEqual(shown.map(({ target: _, ...session }) => session));
        const listed = viewer.position.toLowerCase().endsWith("owner") ? all : seen;
        expect(names(members).sort()).toEqual(names(listed));
        expect([get.memberCount, list?.memberCount]).toEqual([listed.length, listed.length]);
        const compared = compares(viewer) ? all.filter(compares) : [viewer];
        expect(names(dashboard.members).sort()).toEqual(names(compared));
        expect(dashboard.isCompared).toBe(compares(viewer));
        // In an ordinary room nobody waits for an agreement.
        const shownCoaches = strangers.filter(coaches);
        expect(names(grants)).toEqual(names(shownCoaches.filter((one) => one !== viewer)));
        expect(preview.coaches).toEqual(names(shownCoaches));
        const previewed = [
          ...strangers.filter(focuses),
          ...strangers.filter((one) => !focuses(one)),
        ];
        expect(preview).toMatchObject({
          memberCount: strangers.length,
          runningCount: strangers.filter(focuses).length,
          firstNames: names(previewed),
        });
      }
    }),
    { numRuns: 25 },
  );
});

test("no view tells a rest from work of a member who shares only their presence", async () => {
  await fc.assert(
    fc.asyncProperty(people, fc.boolean(), async (given, isCoachingRoom) => {
      const [first, ...others] = given;
      // Ada shares only her presence, and nothing with a coach.
      const facts = [
        { ...first, sharing: "presence" as const, sharesWith: [] },
        ...others,
      ] as Facts;
      const room = await createRoom(facts, isCoachingRoom);
      const viewers = [1, 2, 3];
      const read = async () =>
        JSON.stringify(await Promise.all(viewers.map((n) => readViews(room, n))));
      const before = await read();
      await database.query("update activity set is_rest = not is_rest where user_id = $1", [
        room.members[0],
      ]);
      expect(await read()).toBe(before);
    }),
    { numRuns: 25 },
  );
});
