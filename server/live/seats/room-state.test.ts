import { expect, test } from "vitest";
import { readClock } from "@/db/clock";
import { testDatabase } from "../../testing/database";
import {
  insertActivity,
  insertMembership,
  insertPerson,
  insertRoom,
  insertSession,
} from "../../testing/factories";
import { readRoomState } from "./room-state";

const database = testDatabase();
const MINUTE_MS = 60_000;

async function createMember(
  roomId: string,
  facts: { name?: string; sharing?: "full" | "activity" | "presence"; showsBusy?: boolean } = {},
) {
  const { sharing = "full", showsBusy = false, ...person } = facts;
  const { id: userId } = await insertPerson(database.db, person);
  await insertMembership(database.db, { roomId, userId, sharing, showsBusy });
  return userId;
}

/** A session that started `ago` minutes before the database's now. */
async function ran(
  { userId, roomId, activityId }: { userId: string; roomId: string | null; activityId?: string },
  { ago, ...facts }: { ago: number; minutes?: number; brokenAfter?: number; target?: string },
) {
  const startedAt = new Date((await readClock(database.db)).getTime() - ago * MINUTE_MS);
  const id = activityId ?? (await insertActivity(database.db, { userId })).id;
  return insertSession(database.db, { userId, activityId: id, roomId, startedAt, ...facts });
}

test("orders seats: running by end, resting, available, away", async () => {
  const { id: roomId, slug } = await insertRoom(database.db, { version: 7 });
  await createMember(roomId, { name: "Away" });
  const here = await createMember(roomId, { name: "Here" });
  const resting = await createMember(roomId, { name: "Resting" });
  const late = await createMember(roomId, { name: "Ends late" });
  const soon = await createMember(roomId, { name: "Ends soon" });
  await database.query(
    "insert into presence values ($1, $2, gen_random_uuid(), now()), ($1, $3, gen_random_uuid(), now())",
    [roomId, here, soon],
  );
  const rest = await insertActivity(database.db, { userId: resting, isRest: true });
  await ran({ userId: resting, roomId, activityId: rest.id }, { ago: 1, minutes: 5 });
  await ran({ userId: late, roomId }, { ago: 1, minutes: 50 });
  await ran({ userId: soon, roomId }, { ago: 20, minutes: 25 });
  const state = await readRoomState(database.db, roomId);
  expect(state).toMatchObject({ room: slug, version: 0 });
  expect(state.seats.map(({ name, state }) => `${name}: ${state}`)).toEqual([
    "Ends soon: running",
    "Ends late: running",
    "Resting: resting",
    "Here: here",
    "Away: away",
  ]);
});

test("a seat shows of current and recent sessions what its member shares", async () => {
  const { id: roomId } = await insertRoom(database.db);
  for (const sharing of ["full", "activity", "presence"] as const) {
    const userId = await createMember(roomId, { name: sharing, sharing });
    const activity = await insertActivity(database.db, { userId, name: "Study", color: "teal" });
    const seat = { userId, roomId, activityId: activity.id };
    await ran(seat, { ago: 40, minutes: 25, target: "chapter 3" });
    await ran(seat, { ago: 10, minutes: 25, target: "chapter 4" });
  }
  const { seats } = await readRoomState(database.db, roomId);
  const seen = (name: string) => {
    const seat = seats.find((candidate) => candidate.name === name);
    return [...(seat?.recent ?? []), seat?.session].map((s) => [s?.activity?.name, s?.target]);
  };
  expect(seen("full")).toEqual([
    ["Study", "chapter 3"],
    ["Study", "chapter 4"],
  ]);
  expect(seen("activity")).toEqual([
    ["Study", null],
    ["Study", null],
  ]);
  expect(seen("presence")).toEqual([
    [undefined, null],
    [undefined, null],
  ]);
  expect(seats.every((seat) => seat.state === "running")).toBe(true);
});

test("lists the sessions that ended within the last hour, oldest first", async () => {
  const { id: roomId } = await insertRoom(database.db);
  const userId = await createMember(roomId);
  await ran({ userId, roomId }, { ago: 100, minutes: 25, target: "ended 75 minutes ago" });
  await ran({ userId, roomId }, { ago: 70, minutes: 180, brokenAfter: 5, target: "broken 65 ago" });
  await ran({ userId, roomId }, { ago: 64, minutes: 5, target: "ended 59 ago" });
  await ran({ userId, roomId }, { ago: 50, minutes: 90, brokenAfter: 10, target: "broken 40 ago" });
  const [seat] = (await readRoomState(database.db, roomId)).seats;
  expect(seat?.recent.map(({ target, status }) => [target, status])).toEqual([
    ["ended 59 ago", "completed"],
    ["broken 40 ago", "broken"],
  ]);
  expect(seat?.session).toBeNull();
});

test("a session marked unfocused shows as broken", async () => {
  const { id: roomId } = await insertRoom(database.db);
  const userId = await createMember(roomId);
  const { id } = await ran({ userId, roomId }, { ago: 30, minutes: 25 });
  await database.query("update focus_session set drifted_at = stint_now() where id = $1", [id]);
  const [seat] = (await readRoomState(database.db, roomId)).seats;
  expect(seat?.recent).toMatchObject([{ status: "broken", brokenAt: null }]);
});

test("hides personal sessions, those in other rooms and those of former members", async () => {
  const { id: roomId } = await insertRoom(database.db);
  const { id: elsewhere } = await insertRoom(database.db);
  const userId = await createMember(roomId);
  const { id: former } = await insertPerson(database.db);
  await ran({ userId, roomId: elsewhere }, { ago: 40, minutes: 25 });
  await ran({ userId, roomId: null }, { ago: 5, minutes: 25 });
  await ran({ userId: former, roomId }, { ago: 5, minutes: 25 });
  expect((await readRoomState(database.db, roomId)).seats).toMatchObject([
    { userId, state: "away", session: null, recent: [] },
  ]);
});

test("shows a merged activity under the one it was merged into", async () => {
  const { id: roomId } = await insertRoom(database.db);
  const userId = await createMember(roomId);
  const into = await insertActivity(database.db, { userId, name: "Study", color: "amber" });
  const merged = await insertActivity(database.db, { userId, mergedIntoId: into.id });
  await ran({ userId, roomId, activityId: merged.id }, { ago: 5, minutes: 25 });
  const [seat] = (await readRoomState(database.db, roomId)).seats;
  expect(seat?.session?.activity).toEqual({ name: "Study", color: "amber", isRest: false });
});

test("shows only when a personal session ends, and only of members who allow it", async () => {
  const { id: roomId } = await insertRoom(database.db);
  const { id: elsewhere } = await insertRoom(database.db);
  const alone = async (
    showsBusy: boolean,
    facts: { ago: number; brokenAfter?: number },
    where: string | null = null,
  ) => {
    const userId = await createMember(roomId, { showsBusy });
    const { id: activityId } = await insertActivity(database.db, {
      userId,
      name: "secret activity",
    });
    return ran({ userId, roomId: where, activityId }, { ...facts, target: "secret target" });
  };
  const { userId: allows, plannedEnd } = await alone(true, { ago: 5 });
  const hidden = [
    await alone(false, { ago: 5 }),
    await alone(true, { ago: 5 }, elsewhere),
    await alone(true, { ago: 5, brokenAfter: 2 }),
    await alone(true, { ago: 25 }),
  ];
  const { seats } = await readRoomState(database.db, roomId);
  expect(seats.find(({ userId }) => userId === allows)).toMatchObject({
    state: "away",
    session: null,
    busyUntil: plannedEnd.toISOString(),
    recent: [],
  });
  for (const { userId } of hidden) {
    expect(seats.find((seat) => seat.userId === userId)?.busyUntil).toBeNull();
  }
  expect(JSON.stringify(seats)).not.toContain("secret");
});

test("a clock set back leaves two future sessions; the room shows busy until the first ends", async () => {
  const { id: roomId } = await insertRoom(database.db);
  const userId = await createMember(roomId, { showsBusy: true });
  const { plannedEnd } = await ran({ userId, roomId: null }, { ago: 5, minutes: 25 });
  await ran({ userId, roomId: null }, { ago: -60, minutes: 25 });
  const [seat] = (await readRoomState(database.db, roomId)).seats;
  expect(seat?.busyUntil).toBe(plannedEnd.toISOString());
});
