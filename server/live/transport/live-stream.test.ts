import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createFakeRoom, createViewer, seat, settle } from "../../testing/live-room";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("sends one new snapshot, not a queue, to a viewer that was slow to drain", async () => {
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

test("sends nothing twice to a viewer that drains without missing a frame", async () => {
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

test("disconnects a viewer that reads nothing for four heartbeats", async () => {
  const { room } = createFakeRoom("ann");
  const viewer = createViewer("ann");
  viewer.network.isStuck = true;
  room.join(viewer.stream);
  await settle();
  for (let beat = 1; beat <= 3; beat += 1) viewer.stream.sendHeartbeat();
  expect(viewer.res.destroyed).toBe(false);
  viewer.stream.sendHeartbeat();
  expect(viewer.res.destroyed).toBe(true);
});

test("sends a heartbeat that scripts can see", async () => {
  const { stream, frames } = createViewer("ann");
  stream.sendHeartbeat();
  stream.sendHeartbeat();
  expect(frames).toEqual(Array(2).fill({ event: "heartbeat", data: {} }));
});
