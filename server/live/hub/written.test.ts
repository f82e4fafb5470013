import fc from "fast-check";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Role } from "@/domain/room/permissions";
import { SHARINGS } from "@/domain/room/sharing";
import { callOutcome, signInGuest } from "../../testing/callers";
import { stopTime, travel } from "../../testing/clock";
import { testDatabase } from "../../testing/database";
import { insertActivity, insertMembership, insertRoom } from "../../testing/factories";
import { createViewer } from "../../testing/live-room";
import type { Notice } from "../announce";
import { readCoachGrants, readPerson, readSeats } from "./hub-queries";
import { LivePerson } from "./live-person";
import { LiveRoom } from "./live-room";

const database = testDatabase();
const MINUTE_MS = 60_000;

const NAMES = ["olga", "mara", "nils"] as const;
type Name = (typeof NAMES)[number];

type Step =
  | { type: "start"; who: Name; in: "room" | "personal" | "elsewhere"; isRest: boolean }
  | { type: "break" | "review" | "rename"; who: Name }
  | { type: "share"; who: Name; sharing: (typeof SHARINGS)[number] }
  | { type: "showBusy"; who: Name; showsBusy: boolean }
  | { type: "wait"; minutes: number };

const who = fc.constantFrom(...NAMES);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant("start" as const),
      who,
      in: fc.constantFrom(
        "room" as const,
        "room" as const,
        "personal" as const,
        "elsewhere" as const,
      ),
      isRest: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom("break" as const), who }) },
  fc.record({ type: fc.constantFrom("review" as const, "rename" as const), who }),
  fc.record({ type: fc.constant("share" as const), who, sharing: fc.constantFrom(...SHARINGS) }),
  fc.record({ type: fc.constant("showBusy" as const), who, showsBusy: fc.boolean() }),
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("wait" as const),
      minutes: fc.constantFrom(1, 4, 26, 59, 61),
    }),
  },
);

const histories = fc.array(anyStep, { minLength: 8, maxLength: 16, size: "max" });

const inRoom = { type: "start", who: "mara", in: "room", isRest: false } as const;
const wait = (minutes: number) => ({ type: "wait", minutes }) as const;

/** Each sharing with a work and a rest session; sessions that complete, and leave an hour later. */
const EXAMPLES: [Step[]][] = SHARINGS.map((sharing) => [
  [
    { type: "share", who: "mara", sharing },
    inRoom,
    wait(26),
    { ...inRoom, isRest: true },
    wait(4),
    { type: "break", who: "mara" },
    wait(59),
    { ...inRoom, in: "personal" },
    { type: "showBusy", who: "mara", showsBusy: true },
    { type: "break", who: "mara" },
    { ...inRoom, in: "personal" },
    wait(61),
    inRoom,
    { type: "break", who: "mara" },
  ],
]);

/**
 * A room with viewers, watched twice: by a hub that is given what was written, and by one that reads
 * after every notice.
 */
async function createWatchedRoom({ coach = null }: { coach?: "watches" | "is away" | null } = {}) {
  const people = {} as Record<Name, Awaited<ReturnType<typeof signIn>>>;
  const room = await insertRoom(database.db, { isCoachingRoom: coach !== null });
  const elsewhere = await insertRoom(database.db);
  const roles: Record<Name, Role> = {
    olga: coach ? "coach" : "owner",
    mara: "member",
    nils: "member",
  };
  for (const name of NAMES) {
    people[name] = await signIn(name);
    const { userId } = people[name];
    await insertMembership(database.db, { roomId: room.id, userId, role: roles[name] });
    await insertMembership(database.db, { roomId: elsewhere.id, userId });
  }
  if (coach) {
    const { userId } = people.olga;
    await people.mara.call.coach.grant({ roomSlug: room.slug, userId, targets: true });
  }
  const viewers = NAMES.filter((name) => name !== "olga" || coach !== "is away");
  const userIds = viewers.map((name) => people[name].userId);
  const [given, reading] = [await watch(room.id, userIds), await watch(room.id, userIds)];
  onTestFinished(() => {
    for (const { close } of [given, reading]) close();
  });
  return { room, elsewhere, people, given, reading };
}

async function signIn(name: Name) {
  const guest = await signInGuest(database, name, "UTC");
  const { id: rest } = await insertActivity(database.db, { userId: guest.userId, isRest: true });
  const { id: work } = await insertActivity(database.db, { userId: guest.userId });
  return { ...guest, work, rest };
}

/** Opens a room and its people as a hub does, with one viewer each. */
async function watch(roomId: string, userIds: string[]) {
  const readings = { count: 0 };
  const room = new LiveRoom(
    roomId,
    (id, people) => {
      readings.count += 1;
      return readSeats(database.db, id, people);
    },
    (id, readAt) => readCoachGrants(database.db, id, readAt),
  );
  const viewers = userIds.map((userId) => ({ userId, ...createViewer(userId) }));
  const people = new Map(
    userIds.map((userId) => [
      userId,
      new LivePerson(
        userId,
        (id) => {
          readings.count += 1;
          return readPerson(database.db, id);
        },
        () => {},
      ),
    ]),
  );
  for (const { userId, stream, frames } of viewers) {
    room.join(stream);
    people.get(userId)?.join(stream);
    // Each in turn: a joining viewer counts as a notice until it has its snapshot.
    await vi.waitFor(() => expect(frames).toHaveLength(2), { timeout: 20_000, interval: 3 });
  }
  return {
    room,
    people,
    readings,
    receive({ rooms = [], people: changed = [], written }: Notice) {
      const seat = written?.seats.find((one) => one.roomId === roomId);
      if (written && seat) room.apply({ ...seat, userId: written.person.userId, at: written.at });
      else if (rooms.includes(roomId)) room.refresh(changed);
      for (const id of changed) {
        const person = people.get(id);
        if (written?.person.userId === id) person?.apply({ ...written.person, at: written.at });
        else person?.refresh();
      }
    },
    /** Resolves when everything up to these versions was sent. Returns the frames since last time. */
    async sent(roomVersion: number, versions: ReadonlyMap<string, number>) {
      await vi.waitFor(
        () => {
          expect(room.sent.version).toBe(roomVersion);
          for (const [id, person] of people) expect(person.sent.version).toBe(versions.get(id));
        },
        { timeout: 20_000, interval: 3 },
      );
      const frames = viewers.map((viewer) => viewer.frames.splice(0));
      // Frames of a room and of a person are independent of each other.
      return frames.map((own) =>
        ["snapshot", "seats", "me"].map((event) => own.filter((frame) => frame.event === event)),
      );
    },
    close() {
      for (const { userId, stream } of viewers) {
        room.leave(stream);
        people.get(userId)?.leave(stream);
      }
    },
  };
}

type WatchedRoom = Awaited<ReturnType<typeof createWatchedRoom>>;

async function readVersions({ room, people }: WatchedRoom) {
  const [row] = await database.query("select version from room where id = $1", [room.id]);
  const ids = NAMES.map((name) => people[name].userId);
  const rows = await database.query(`select id, version from "user" where id = any($1)`, [ids]);
  return {
    room: Number(row?.version),
    people: new Map(rows.map(({ id, version }) => [String(id), Number(version)])),
  };
}

/** Both hubs send the same to everyone. Returns how often the first one read for it. */
async function expectSameFrames(watched: WatchedRoom): Promise<number> {
  const versions = await readVersions(watched);
  const [given, reading] = await Promise.all(
    [watched.given, watched.reading].map((hub) => hub.sent(versions.room, versions.people)),
  );
  expect(given).toEqual(reading);
  const { count } = watched.given.readings;
  watched.given.readings.count = 0;
  return count;
}

async function perform(watched: WatchedRoom, step: Step): Promise<void> {
  const { people, room, elsewhere, given, reading } = watched;
  if (step.type === "wait") return travel(database.db, step.minutes * MINUTE_MS);
  const { call, work, rest, notices } = people[step.who];
  const roomSlug = room.slug;
  const last = async () => (await call.focusSession.last())?.id ?? "";
  const act = async () => {
    switch (step.type) {
      case "start":
        return call.focusSession.start({
          activityId: step.isRest ? rest : work,
          minutes: 25,
          target: "chapter 3",
          roomSlug: { room: roomSlug, personal: null, elsewhere: elsewhere.slug }[step.in],
        });
      case "break":
        return call.focusSession.break({ id: await last(), reason: "tired" });
      case "review":
        return call.focusSession.review({ id: await last(), drifted: true });
      case "rename":
        return call.activity.update({ id: work, name: `Work ${Math.random()}` });
      case "share":
        return call.member.setSharing({ roomSlug, sharing: step.sharing });
      case "showBusy":
        return call.member.setShowsBusy({ roomSlug, showsBusy: step.showsBusy });
    }
  };
  notices.length = 0;
  await callOutcome(act());
  for (const { written, ...notice } of notices.splice(0)) {
    given.receive(written ? { ...notice, written } : notice);
    reading.receive(notice);
  }
}

test.each([null, "watches", "is away"] as const)(
  "what a session's change hands to the hub equals what reading again gives (coach: %s)",
  async (coach) => {
    await stopTime(database.db);
    await fc.assert(
      fc.asyncProperty(histories, async (steps) => {
        const watched = await createWatchedRoom({ coach });
        await expectSameFrames(watched);
        for (const step of steps) {
          await perform(watched, step);
          await expectSameFrames(watched);
        }
      }),
      { numRuns: 8, examples: EXAMPLES },
    );
  },
);

test("a start, an early end and a personal session are sent without reading anything", async () => {
  await stopTime(database.db);
  const watched = await createWatchedRoom();
  await perform(watched, { type: "showBusy", who: "mara", showsBusy: true });
  await expectSameFrames(watched);
  const steps: Step[] = [
    { type: "start", who: "mara", in: "room", isRest: false },
    { type: "break", who: "mara" },
    { type: "start", who: "mara", in: "personal", isRest: false },
    { type: "break", who: "mara" },
    { type: "start", who: "nils", in: "room", isRest: true },
  ];
  for (const step of steps) {
    await perform(watched, step);
    expect(await expectSameFrames(watched)).toBe(0);
  }
});
