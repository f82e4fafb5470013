import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createFakeCoachingRoom, createViewer, seat, settle } from "../../testing/live-room";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Olga owns the practice, Carl and Cleo coach in it, Mara and Mike are its members. */
async function aFullCoachingRoom() {
  const practice = createFakeCoachingRoom({
    olga: "owner",
    carl: "coach",
    cleo: "coach",
    mara: "member",
    mike: "member",
  });
  const names = [...practice.seats.keys()];
  const viewers = Object.fromEntries(names.map((name) => [name, createViewer(name)]));
  for (const { stream } of Object.values(viewers)) practice.room.join(stream);
  await settle();
  const seen = (name: string) =>
    viewers[name]?.frames.map(({ event, data: { seats, gone } }) => ({
      event,
      seats: seats.map(({ userId }) => userId).sort(),
      ...(gone && { gone }),
    }));
  const change = async (name: string, facts: Parameters<typeof seat>[1], hint?: string[]) => {
    const held = practice.seats.get(name);
    practice.seats.set(name, seat(name, { ...held, ...facts }));
    practice.state.version += 1;
    practice.room.refresh(hint);
    await settle();
  };
  return { ...practice, viewers, seen, change };
}

test("a snapshot holds oneself and the coaches; a coach's holds everyone", async () => {
  const { seen } = await aFullCoachingRoom();
  for (const name of ["mara", "mike", "olga"]) {
    expect(seen(name)).toEqual([{ event: "snapshot", seats: ["carl", "cleo", name].sort() }]);
  }
  const everyone = ["carl", "cleo", "mara", "mike", "olga"];
  for (const name of ["carl", "cleo"]) {
    expect(seen(name)).toEqual([{ event: "snapshot", seats: everyone }]);
  }
});

test("what a member does reaches them and the coaches, and of it no other gets a byte", async () => {
  const { seen, change, viewers } = await aFullCoachingRoom();
  await change("mara", { state: "here" }, ["mara"]);
  await change("mara", { name: "Mara Lind" });
  for (const name of ["mara", "carl", "cleo"]) expect(seen(name)).toHaveLength(3);
  for (const name of ["mike", "olga"]) expect(viewers[name]?.written).toHaveLength(1);
});

test("what a coach does reaches everyone", async () => {
  const { seen, change } = await aFullCoachingRoom();
  await change("carl", { state: "here" }, ["carl"]);
  for (const name of ["olga", "carl", "cleo", "mara", "mike"]) {
    expect(seen(name)?.[1]).toEqual({ event: "seats", seats: ["carl"] });
  }
});

test("coaches are given the very same bytes, and so are the devices of one member", async () => {
  const { room, viewers, change } = await aFullCoachingRoom();
  const phone = createViewer("mara");
  room.join(phone.stream);
  await settle();
  await change("carl", { state: "here" });
  await change("mara", { state: "here" }, ["mara"]);
  const bytesOf = (name: string) => viewers[name]?.written ?? [];
  expect(bytesOf("carl")).toHaveLength(3);
  for (const [i, bytes] of bytesOf("carl").entries()) expect(bytesOf("cleo")[i]).toBe(bytes);
  expect(phone.written).toHaveLength(3);
  for (const i of [1, 2]) expect(phone.written[i]).toBe(bytesOf("mara")[i]);
});

test("the version that goes out is the same whatever happened", async () => {
  const { viewers, change } = await aFullCoachingRoom();
  await change("mara", { state: "here" });
  await change("carl", { state: "here" });
  const versions = Object.values(viewers).flatMap(({ frames }) =>
    frames.map((f) => f.data.version),
  );
  expect(new Set(versions)).toEqual(new Set([0]));
});

test("a member made a coach is shown everyone at once, and everyone is shown them", async () => {
  const { seen, change } = await aFullCoachingRoom();
  await change("mike", { role: "coach" });
  const everyone = ["carl", "cleo", "mara", "mike", "olga"];
  expect(seen("mike")?.slice(1)).toEqual([{ event: "snapshot", seats: everyone }]);
  expect(seen("mara")?.slice(1)).toEqual([{ event: "seats", seats: ["mike"] }]);
  expect(seen("carl")?.slice(1)).toEqual([{ event: "seats", seats: ["mike"] }]);
  await change("mara", { state: "here" });
  expect(seen("mike")?.[2]).toEqual({ event: "seats", seats: ["mara"] });
});

test("a coach who is one no more sees no one but the coaches at once, and is gone for members", async () => {
  const { seen, change, viewers } = await aFullCoachingRoom();
  await change("cleo", { role: "member" });
  expect(seen("cleo")?.slice(1)).toEqual([{ event: "snapshot", seats: ["carl", "cleo"] }]);
  expect(seen("mara")?.slice(1)).toEqual([{ event: "seats", seats: [], gone: ["cleo"] }]);
  expect(seen("carl")?.slice(1)).toEqual([{ event: "seats", seats: ["cleo"] }]);
  await change("mara", { state: "here" });
  await change("cleo", { state: "here" });
  expect(seen("cleo")?.slice(2)).toEqual([{ event: "seats", seats: ["cleo"] }]);
  expect(viewers.mara?.frames).toHaveLength(3);
});

test("a role that changed shows in a reading of some seats as well", async () => {
  const { seen, change, state } = await aFullCoachingRoom();
  await change("cleo", { role: "member" }, ["cleo"]);
  expect(state.readings.slice(-2)).toEqual([["cleo"], undefined]);
  expect(seen("cleo")?.slice(1)).toEqual([{ event: "snapshot", seats: ["carl", "cleo"] }]);
  expect(seen("mara")?.slice(1)).toEqual([{ event: "seats", seats: [], gone: ["cleo"] }]);
});

test("whoever is removed gets nothing more, and only those who saw them hear of it", async () => {
  const { room, seats, seen, viewers } = await aFullCoachingRoom();
  for (const name of ["mike", "cleo"]) {
    seats.delete(name);
    room.refresh([name]);
    await settle();
    expect(viewers[name]?.res.writableEnded).toBe(true);
  }
  expect(viewers.mike?.frames).toHaveLength(1);
  expect(seen("carl")?.slice(1)).toEqual([
    { event: "seats", seats: [], gone: ["mike"] },
    { event: "seats", seats: [], gone: ["cleo"] },
  ]);
  expect(seen("mara")?.slice(1)).toEqual([{ event: "seats", seats: [], gone: ["cleo"] }]);
});

test("what time alone changes goes out when it does, and waits for nobody's doing", async () => {
  const { seats, state, change, viewers } = await aFullCoachingRoom();
  const session = {
    activity: null,
    target: null,
    startedAt: "2026-11-21T09:40:00.000Z",
    plannedEnd: "2026-11-21T10:05:00.000Z",
  };
  const kept = { ...session, brokenAt: null, status: "completed" as const };
  const isAt = (now: string) => {
    state.serverNow = now;
  };
  await change("carl", { state: "running", session });
  seats.set("carl", seat("carl", { role: "coach", session: null, recent: [kept] }));
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
