import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createFakeCoachingRoom, createViewer, seat, settle } from "../../testing/live-room";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A coaching room that Olga owns. Carl and Cleo coach; all others share with both. */
async function createFullCoachingRoom() {
  const coachingRoom = createFakeCoachingRoom({
    olga: "owner",
    carl: "coach",
    cleo: "coach",
    mara: "member",
    mike: "member",
  });
  const sharing = ["olga", "mara", "mike"];
  coachingRoom.state.members = { carl: sharing, cleo: sharing };
  const names = [...coachingRoom.seats.keys()];
  const viewers = Object.fromEntries(names.map((name) => [name, createViewer(name)]));
  for (const { stream } of Object.values(viewers)) coachingRoom.room.join(stream);
  await settle();
  const received = (name: string) =>
    viewers[name]?.frames.map(({ event, data: { seats, gone } }) => ({
      event,
      seats: seats.map(({ userId }) => userId).sort(),
      ...(gone && { gone }),
    }));
  const change = async (name: string, facts: Parameters<typeof seat>[1], people?: string[]) => {
    const current = coachingRoom.seats.get(name);
    coachingRoom.seats.set(name, seat(name, { ...current, ...facts }));
    coachingRoom.state.version += 1;
    coachingRoom.room.refresh(people);
    await settle();
  };
  return { ...coachingRoom, viewers, received, change };
}

test("a snapshot holds the viewer and the coaches; a coach's also those who share with them", async () => {
  const { received } = await createFullCoachingRoom();
  for (const name of ["mara", "mike", "olga"]) {
    expect(received(name)).toEqual([{ event: "snapshot", seats: ["carl", "cleo", name].sort() }]);
  }
  const everyone = ["carl", "cleo", "mara", "mike", "olga"];
  for (const name of ["carl", "cleo"]) {
    expect(received(name)).toEqual([{ event: "snapshot", seats: everyone }]);
  }
});

test("a member's change reaches the member and the coaches; nobody else gets a byte", async () => {
  const { received, change, viewers } = await createFullCoachingRoom();
  await change("mara", { state: "here" }, ["mara"]);
  await change("mara", { name: "Mara Lind" });
  for (const name of ["mara", "carl", "cleo"]) expect(received(name)).toHaveLength(3);
  for (const name of ["mike", "olga"]) expect(viewers[name]?.written).toHaveLength(1);
});

test("a coach's change reaches everyone", async () => {
  const { received, change } = await createFullCoachingRoom();
  await change("carl", { state: "here" }, ["carl"]);
  for (const name of ["olga", "carl", "cleo", "mara", "mike"]) {
    expect(received(name)?.[1]).toEqual({ event: "seats", seats: ["carl"] });
  }
});

test("writes the same buffer to all coaches, and to all devices of one member", async () => {
  const { room, viewers, change } = await createFullCoachingRoom();
  const phone = createViewer("mara");
  room.join(phone.stream);
  await settle();
  await change("carl", { state: "here" });
  await change("mara", { state: "here" }, ["mara"]);
  const findBytes = (name: string) => viewers[name]?.written ?? [];
  expect(findBytes("carl")).toHaveLength(3);
  for (const [i, bytes] of findBytes("carl").entries()) expect(findBytes("cleo")[i]).toBe(bytes);
  expect(phone.written).toHaveLength(3);
  for (const i of [1, 2]) expect(phone.written[i]).toBe(findBytes("mara")[i]);
});

test("the version sent never changes", async () => {
  const { viewers, change } = await createFullCoachingRoom();
  await change("mara", { state: "here" });
  await change("carl", { state: "here" });
  const versions = Object.values(viewers).flatMap(({ frames }) =>
    frames.map((f) => f.data.version),
  );
  expect(new Set(versions)).toEqual(new Set([0]));
});

test("a member who becomes a coach is visible to everyone and sees nobody who does not share with them", async () => {
  const { received, change, state, room, viewers } = await createFullCoachingRoom();
  await change("mike", { role: "coach" });
  expect(received("mike")?.slice(1)).toEqual([
    { event: "snapshot", seats: ["carl", "cleo", "mike"] },
  ]);
  expect(received("mara")?.slice(1)).toEqual([{ event: "seats", seats: ["mike"] }]);
  expect(received("carl")?.slice(1)).toEqual([{ event: "seats", seats: ["mike"] }]);
  await change("mara", { state: "here" });
  expect(received("mike")).toHaveLength(2);
  state.members.mike = ["mara"];
  room.refresh(["mara", "mike"]);
  await settle();
  expect(received("mike")?.[2]).toEqual({
    event: "snapshot",
    seats: ["carl", "cleo", "mara", "mike"],
  });
  expect(viewers.carl?.frames).toHaveLength(3);
  state.members.mike = [];
  room.refresh(["mara", "mike"]);
  await settle();
  expect(received("mike")?.[3]).toEqual({
    event: "snapshot",
    seats: ["carl", "cleo", "mike"],
  });
});

test("a former coach sees only the coaches at once and is gone for members", async () => {
  const { received, change, viewers } = await createFullCoachingRoom();
  await change("cleo", { role: "member" });
  expect(received("cleo")?.slice(1)).toEqual([{ event: "snapshot", seats: ["carl", "cleo"] }]);
  expect(received("mara")?.slice(1)).toEqual([{ event: "seats", seats: [], gone: ["cleo"] }]);
  expect(received("carl")?.slice(1)).toEqual([{ event: "seats", seats: [], gone: ["cleo"] }]);
  await change("mara", { state: "here" });
  await change("cleo", { state: "here" });
  expect(received("cleo")?.slice(2)).toEqual([{ event: "seats", seats: ["cleo"] }]);
  expect(viewers.mara?.frames).toHaveLength(3);
});

test("a changed role takes effect in a reading of some seats", async () => {
  const { received, change, state } = await createFullCoachingRoom();
  await change("cleo", { role: "member" }, ["cleo"]);
  expect(state.readings.slice(-2)).toEqual([["cleo"], undefined]);
  expect(received("cleo")?.slice(1)).toEqual([{ event: "snapshot", seats: ["carl", "cleo"] }]);
  expect(received("mara")?.slice(1)).toEqual([{ event: "seats", seats: [], gone: ["cleo"] }]);
});

test("a removed member gets nothing more, and only those who saw them are informed", async () => {
  const { room, seats, received, viewers } = await createFullCoachingRoom();
  for (const name of ["mike", "cleo"]) {
    seats.delete(name);
    room.refresh([name]);
    await settle();
    expect(viewers[name]?.res.writableEnded).toBe(true);
  }
  expect(viewers.mike?.frames).toHaveLength(1);
  expect(received("carl")?.slice(1)).toEqual([
    { event: "seats", seats: [], gone: ["mike"] },
    { event: "seats", seats: [], gone: ["cleo"] },
  ]);
  expect(received("mara")?.slice(1)).toEqual([{ event: "seats", seats: [], gone: ["cleo"] }]);
});

test("sends a change by time alone when it happens, not with the next notice", async () => {
  const { seats, state, change, viewers } = await createFullCoachingRoom();
  const session = {
    activity: null,
    target: null,
    startedAt: "2026-11-21T09:40:00.000Z",
    plannedEnd: "2026-11-21T10:05:00.000Z",
  };
  const ended = { ...session, brokenAt: null, status: "completed" as const };
  const isAt = (now: string) => {
    state.serverNow = now;
  };
  await change("carl", { state: "running", session });
  seats.set("carl", seat("carl", { role: "coach", session: null, recent: [ended] }));
  isAt("2026-11-21T10:05:00.001Z");
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(viewers.mara?.frames[2]?.data.seats).toMatchObject([{ userId: "carl", session: null }]);
  seats.set("carl", seat("carl", { role: "coach" }));
  isAt("2026-11-21T11:05:00.001Z");
  await vi.advanceTimersByTimeAsync(59 * 60_000);
  expect(viewers.mara?.frames).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(viewers.mara?.frames[3]?.data.seats).toMatchObject([{ userId: "carl", recent: [] }]);
});
