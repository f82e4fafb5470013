import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createFakeRoom, createViewer, seat, settle } from "../../testing/live-room";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a viewer too slow to drain gets one fresh snapshot instead of a queue", async () => {
  const { room, seats } = createFakeRoom("ann", "ben");
  const slow = createViewer("ann", (stream) => room.join(stream));
  const quick = createViewer("ben");
  for (const { stream } of [slow, quick]) room.join(stream);
  await settle();
  slow.network.isStuck = true;
  for (let i = 1; i <= 50; i += 1) {
    seats.set("ben", seat("ben", { name: `Ben ${i}` }));
    room.refresh();
    await settle();
  }
  expect(quick.frames).toHaveLength(51);
  expect(slow.frames).toHaveLength(2);
  expect(slow.res.writableLength).toBeLessThanOrEqual(slow.written[1]?.length ?? 0);
  slow.network.isStuck = false;
  slow.network.drain();
  await settle();
  expect(slow.frames).toHaveLength(3);
  expect(slow.frames[2]).toMatchObject({ event: "snapshot" });
  expect(slow.frames[2]?.data.seats.find((s) => s.userId === "ben")?.name).toBe("Ben 50");
});

test("a viewer that drains without having missed anything gets nothing twice", async () => {
  const { room, seats } = createFakeRoom("ann", "ben");
  const viewer = createViewer("ann", (stream) => room.join(stream));
  room.join(viewer.stream);
  await settle();
  viewer.network.isStuck = true;
  seats.set("ben", seat("ben", { state: "here" }));
  room.refresh();
  await settle();
  viewer.network.drain();
  await settle();
  expect(viewer.frames.map(({ event }) => event)).toEqual(["snapshot", "seats"]);
});

test("a viewer that takes nothing for a minute is given up", async () => {
  const { room } = createFakeRoom("ann");
  const viewer = createViewer("ann");
  viewer.network.isStuck = true;
  room.join(viewer.stream);
  await settle();
  for (let beat = 1; beat <= 3; beat += 1) viewer.stream.beat();
  expect(viewer.res.destroyed).toBe(false);
  viewer.stream.beat();
  expect(viewer.res.destroyed).toBe(true);
});

test("a heartbeat goes only to those who were told nothing since the one before", async () => {
  const { room, seats } = createFakeRoom("ann", "ben");
  const { stream, written } = createViewer("ann");
  room.join(stream);
  await settle();
  const heartbeats = () => written.filter((bytes) => String(bytes) === ":\n\n").length;
  stream.beat();
  expect(heartbeats()).toBe(0);
  stream.beat();
  expect(heartbeats()).toBe(1);
  seats.set("ben", seat("ben", { state: "here" }));
  room.refresh();
  await settle();
  stream.beat();
  expect(heartbeats()).toBe(1);
  stream.beat();
  stream.beat();
  expect(heartbeats()).toBe(3);
});
