import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { signInGuest } from "../testing/callers";
import { travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { liveServer } from "../testing/live";
import { createStudyGroup, start, watch } from "../testing/study-group";
import { readRoomState } from "./seats/room-state";
import { bumpRooms } from "./versions";

const database = testDatabase();

test("a stream begins with the viewer's session, then a snapshot of each room", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  const other = await mara.call.room.create({ name: "Reading", timeZone: "UTC" });
  const session = await start(olga, slug);
  const server = await liveServer(database);
  const stream = await server.open(mara, [slug, other.slug]);
  expect(stream.response.headers).toMatchObject({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
  });
  expect((await stream.next("me")).session).toBeNull();
  const [chemistry, reading] = [await stream.first(slug), await stream.first(other.slug)];
  expect([chemistry.event, reading.event]).toEqual(["snapshot", "snapshot"]);
  expect(chemistry.data.seats[0]).toMatchObject({
    userId: olga.userId,
    state: "running",
    session: { plannedEnd: session.plannedEnd },
  });
  expect(stream.text.startsWith("retry: 2000\n\n")).toBe(true);
});

test("a snapshot equals the answer of room.live", async () => {
  const { olga, slug, roomId } = await createStudyGroup(database);
  await start(olga, slug);
  const server = await liveServer(database);
  const stream = await watch(server, olga, slug);
  stream.close();
  const again = await server.open(olga, [slug]);
  await again.next("me");
  const { serverNow: _, version: __, ...snapshot } = await again.next("snapshot");
  expect(await readRoomState(database.db, roomId)).toMatchObject(snapshot);
});

test("a start sends every member the one seat that changed", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  const server = await liveServer(database);
  const olgasStream = await watch(server, olga, slug);
  const marasStream = await watch(server, mara, slug);
  expect((await olgasStream.next("seats")).seats).toMatchObject([
    { userId: mara.userId, state: "here" },
  ]);
  await start(mara, slug);
  server.deliver(mara);
  const change = await olgasStream.next("seats");
  expect(change.seats).toMatchObject([{ userId: mara.userId, state: "running" }]);
  expect(change).not.toHaveProperty("gone");
  expect((await marasStream.next("seats")).seats).toEqual(change.seats);
  expect((await marasStream.next("me")).session?.roomSlug).toBe(slug);
});

test("a session started on one device shows on all devices of the person", async () => {
  const mara = await signInGuest(database);
  const server = await liveServer(database);
  const [desk, phone] = [await server.open(mara), await server.open(mara)];
  for (const stream of [desk, phone]) expect((await stream.next("me")).session).toBeNull();
  const { id } = await start(mara);
  server.deliver(mara);
  for (const stream of [desk, phone]) expect((await stream.next("me")).session?.id).toBe(id);
});

test("a personal session does not show in the room", async () => {
  const { olga, mara, slug, roomId } = await createStudyGroup(database);
  const server = await liveServer(database);
  const stream = await watch(server, olga, slug);
  await start(mara);
  expect(mara.notices).toMatchObject([{ rooms: [], people: [mara.userId] }]);
  server.deliver(mara);
  await database.db.transaction((tx) => bumpRooms(tx, [roomId]));
  server.live.bus.publish({ rooms: [roomId] });
  await start(olga, slug);
  server.deliver(olga);
  expect((await stream.next("seats")).seats).toMatchObject([{ userId: olga.userId }]);
});

test("a room sees when a member is busy, only if the member allows it", async () => {
  const { olga, mara, slug, roomId } = await createStudyGroup(database);
  const server = await liveServer(database);
  const stream = await watch(server, olga, slug);
  await mara.call.member.setShowsBusy({ roomSlug: slug, showsBusy: true });
  mara.notices.length = 0;
  const seen = async () => {
    server.deliver(mara);
    return (await stream.next("seats")).seats;
  };
  const { id, plannedEnd } = await start(mara);
  expect(mara.notices).toMatchObject([{ rooms: [roomId], people: [mara.userId] }]);
  const busy = { userId: mara.userId, state: "away", session: null, busyUntil: plannedEnd };
  expect(await seen()).toMatchObject([{ ...busy, recent: [] }]);
  await mara.call.focusSession.break({ id });
  expect(await seen()).toMatchObject([{ ...busy, busyUntil: null, recent: [] }]);

  const again = await start(mara);
  expect(await seen()).toMatchObject([{ ...busy, busyUntil: again.plannedEnd }]);
  await mara.call.member.setShowsBusy({ roomSlug: slug, showsBusy: false });
  expect(await seen()).toMatchObject([{ ...busy, busyUntil: null }]);
  await mara.call.member.setShowsBusy({ roomSlug: slug, showsBusy: true });
  expect(await seen()).toMatchObject([{ ...busy, busyUntil: again.plannedEnd }]);
  await travel(database.db, 26 * 60_000);
  server.live.hub.heal();
  expect(await seen()).toMatchObject([{ ...busy, busyUntil: null, recent: [] }]);
});

test("a change without a notice reaches the room", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  const server = await liveServer(database);
  const stream = await watch(server, olga, slug);
  await start(mara, slug);
  const { seats } = await stream.next("seats");
  expect(seats).toMatchObject([{ userId: mara.userId, state: "running" }]);
});

test("a session without a notice reaches the person's other devices", async () => {
  const mara = await signInGuest(database);
  const server = await liveServer(database);
  const stream = await server.open(mara);
  await stream.next("me");
  const { id } = await start(mara);
  server.live.hub.heal();
  expect((await stream.next("me")).session?.id).toBe(id);
});

/** The seats of two people may arrive together or one by one. */
async function untilRunning(
  stream: Awaited<ReturnType<typeof watch>>,
  people: { userId: string }[],
): Promise<void> {
  const missing = new Set(people.map(({ userId }) => userId));
  while (missing.size > 0) {
    for (const { userId, state } of (await stream.next("seats")).seats) {
      if (state === "running") missing.delete(userId);
    }
  }
}

test("a notice for one change does not hide another change without one", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  const server = await liveServer(database);
  const stream = await watch(server, olga, slug);
  await start(mara, slug);
  await start(olga, slug);
  server.deliver(olga);
  expect((await stream.next("me")).session).not.toBeNull();
  server.live.hub.heal();
  await untilRunning(stream, [olga, mara]);
});

test("a session that ends by the clock is updated in the room and for its person", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  const server = await liveServer(database);
  const stream = await watch(server, olga, slug);
  await start(mara, slug);
  await start(olga, slug);
  for (const { notices } of [mara, olga]) {
    server.live.bus.publish({ ...notices.pop(), people: [], written: undefined });
  }
  await untilRunning(stream, [olga, mara]);
  await travel(database.db, 26 * 60_000);
  server.live.hub.heal();
  const events = [await stream.next("seats"), await stream.next("me")];
  expect(events).toMatchObject([
    {
      seats: [
        { userId: olga.userId, state: "here", recent: [{ status: "completed" }] },
        { userId: mara.userId, state: "away", recent: [{ status: "completed" }] },
      ],
    },
    { session: null },
  ]);
});

test("a member is available while a stream is open, and a second longer", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  const server = await liveServer(database);
  const stream = await watch(server, olga, slug);
  const marasStream = await watch(server, mara, slug);
  expect((await stream.next("seats")).seats).toMatchObject([{ name: "Mara", state: "here" }]);
  marasStream.close();
  expect((await stream.next("seats")).seats).toMatchObject([{ name: "Mara", state: "away" }]);
});

test("a page reload does not show as leaving", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  const { token } = await olga.call.invite.create({ roomSlug: slug, role: "member" });
  const pia = await signInGuest(database, "Pia");
  await pia.call.invite.accept({ token });
  const server = await liveServer(database);
  const stream = await watch(server, olga, slug);
  const before = await watch(server, mara, slug);
  expect((await stream.next("seats")).seats).toMatchObject([{ name: "Mara", state: "here" }]);
  const leaving = await watch(server, pia, slug);
  expect((await stream.next("seats")).seats).toMatchObject([{ name: "Pia", state: "here" }]);
  before.close();
  await before.ended;
  await watch(server, mara, slug);
  leaving.close();
  // Pia left after Mara, so if Mara had left it would show by now.
  expect((await stream.next("seats")).seats).toMatchObject([{ name: "Pia", state: "away" }]);
});

test("presence left by a killed process expires", async () => {
  const { olga, mara, slug, roomId } = await createStudyGroup(database);
  const server = await liveServer(database);
  const stream = await watch(server, olga, slug);
  await database.db.execute(sql`insert into presence (room_id, user_id, process_id, seen_at)
    values (${roomId}, ${mara.userId}, ${randomUUID()}, now() - interval '40 seconds')`);
  server.live.hub.heal();
  expect((await stream.next("seats")).seats).toMatchObject([{ name: "Mara", state: "here" }]);
  await database.db.execute(sql`update presence set seen_at = now() - interval '61 seconds'
    where user_id = ${mara.userId}`);
  server.live.hub.heal();
  expect((await stream.next("seats")).seats).toMatchObject([{ name: "Mara", state: "away" }]);
});

test("a process that shuts down removes its presence", async () => {
  const { olga, slug, roomId } = await createStudyGroup(database);
  const server = await liveServer(database);
  const stream = await watch(server, olga, slug);
  await server.live.close();
  await stream.ended;
  expect((await readRoomState(database.db, roomId)).seats[0]).toMatchObject({ state: "away" });
});
