import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { compare, createFakeRoom, createViewer, seat, settle } from "../../testing/live-room";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("sends only the seats that changed and those that are gone", async () => {
  const { room, seats, state } = createFakeRoom("ann", "ben", "cas");
  const { stream, frames } = createViewer("ann");
  room.join(stream);
  await settle();
  seats.set("ben", seat("ben", { state: "here", isPresent: true }));
  seats.delete("cas");
  state.version = 2;
  room.refresh();
  await settle();
  expect(frames.map(({ event }) => event)).toEqual(["snapshot", "seats"]);
  expect(frames[0]?.data.seats).toHaveLength(3);
  expect(frames[1]?.data).toMatchObject({ room: "chemistry", version: 0, gone: ["cas"] });
  expect(frames[1]?.data.seats.map(({ userId }) => userId)).toEqual(["ben"]);
  expect(frames[1]?.data.seats[0]).not.toHaveProperty("isPresent");
});

test("tells of a change of group sessions at once, and of those within a second together", async () => {
  const { room } = createFakeRoom("ann");
  const { stream, frames } = createViewer("ann");
  room.join(stream);
  await settle();
  const hints = () => frames.filter(({ event }) => event === "groupSessions").length;
  for (let n = 0; n < 50; n += 1) room.hintGroupSessions();
  expect(hints()).toBe(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(hints()).toBe(2);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(hints()).toBe(2);
  room.hintGroupSessions();
  expect(hints()).toBe(3);
});

test("sends nothing when nothing changed", async () => {
  const { room } = createFakeRoom("ann");
  const { stream, frames } = createViewer("ann");
  room.join(stream);
  await settle();
  room.refresh();
  await settle();
  expect(frames).toHaveLength(1);
});

test("sends the first change at once and those within 20 ms together", async () => {
  const { room, seats } = createFakeRoom("ann", "ben");
  const { stream, frames } = createViewer("ann");
  room.join(stream);
  await settle();
  const change = (name: string) => {
    seats.set("ben", seat("ben", { name }));
    room.refresh(["ben"]);
  };
  change("Ben 1");
  await vi.advanceTimersByTimeAsync(0);
  expect(frames).toHaveLength(2);
  for (const n of [2, 3, 4]) change(`Ben ${n}`);
  await vi.advanceTimersByTimeAsync(19);
  expect(frames).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(frames.slice(2).map(({ data }) => data.seats[0]?.name)).toEqual(["Ben 4"]);
});

test("writes the same buffer to all viewers", async () => {
  const { room, seats } = createFakeRoom("ann", "ben");
  const [ann, ben] = [createViewer("ann"), createViewer("ben")];
  for (const { stream } of [ann, ben]) room.join(stream);
  await settle();
  seats.set("ben", seat("ben", { state: "here" }));
  room.refresh();
  await settle();
  expect(ann.written).toHaveLength(2);
  for (const [i, bytes] of ann.written.entries()) expect(ben.written[i]).toBe(bytes);
});

test("a notice that names people reads only their seats", async () => {
  const { room, seats, state } = createFakeRoom("ann", "ben", "cas");
  const { stream, frames } = createViewer("ann");
  room.join(stream);
  await settle();
  seats.set("ben", seat("ben", { state: "here" }));
  seats.set("cas", seat("cas", { state: "here" }));
  room.refresh(["ben"]);
  await settle();
  expect(state.readings).toEqual([undefined, ["ben"]]);
  expect(frames[1]?.data.seats.map(({ userId }) => userId)).toEqual(["ben"]);
});

test("reading some seats does not hide a missed change of another", async () => {
  const { room, seats, state } = createFakeRoom("ann", "ben", "cas");
  const { stream, frames } = createViewer("ann");
  room.join(stream);
  await settle();
  for (const name of ["ben", "cas"]) seats.set(name, seat(name, { state: "here" }));
  state.version = 3;
  room.refresh(["ben"]);
  await settle();
  compare(room, { version: 3, presentCount: 0, nowMs: 0 });
  await settle();
  expect(frames[2]?.data.seats.map(({ userId }) => userId)).toEqual(["cas"]);
  compare(room, { version: 3, presentCount: 0, nowMs: 0 });
  await settle();
  expect(state.readings).toHaveLength(3);
});

test("changes of single seats cause a reading of the whole room only once a minute", async () => {
  const { room, seats, state } = createFakeRoom("ann", "ben", "cas");
  room.join(createViewer("ann").stream);
  await settle();
  for (const name of ["ben", "cas"]) {
    seats.set(name, seat(name, { state: "running" }));
    state.version += 1;
    room.refresh([name]);
  }
  await settle();
  compare(room, { version: 3, presentCount: 0, nowMs: 0 });
  await settle();
  expect(state.readings).toEqual([undefined, ["ben"], ["cas"]]);
  await vi.advanceTimersByTimeAsync(60_000);
  compare(room, { version: 3, presentCount: 0, nowMs: 0 });
  await settle();
  expect(state.readings).toHaveLength(4);
});

test("sends nothing more to a former member", async () => {
  const { room, seats } = createFakeRoom("ann", "ben");
  const [ann, ben] = [createViewer("ann"), createViewer("ben")];
  for (const { stream } of [ann, ben]) room.join(stream);
  await settle();
  seats.delete("ben");
  seats.set("ann", seat("ann", { state: "running" }));
  room.refresh();
  await settle();
  expect(ben.stream.isOpen).toBe(false);
  expect(ben.res.writableEnded).toBe(true);
  expect(ben.frames).toHaveLength(1);
  expect(ann.frames[1]?.data.gone).toEqual(["ben"]);
});

test("a failed reading is repeated at the next comparison", async () => {
  const { room, seats, state } = createFakeRoom("ann", "ben");
  const { stream, frames } = createViewer("ann");
  room.join(stream);
  await settle();
  state.failing = true;
  seats.set("ben", seat("ben", { state: "here" }));
  room.refresh(["ben"]);
  await settle();
  state.failing = false;
  compare(room, { version: 1, presentCount: 0, nowMs: 0 });
  await settle();
  expect(frames[1]?.data.seats.map(({ userId }) => userId)).toEqual(["ben"]);
});

test("a session past its end and a different count of present members cause a reading", async () => {
  const { room, seats, state } = createFakeRoom("ann");
  const plannedEnd = "2026-11-21T10:25:00.000Z";
  const session = {
    activity: null,
    target: null,
    startedAt: "2026-11-21T10:00:00.000Z",
    plannedEnd,
  };
  seats.set("ann", seat("ann", { state: "running", session, isPresent: true }));
  room.join(createViewer("ann").stream);
  await settle();
  const readingsAfter = async (presentCount: number, now: string) => {
    compare(room, { version: 1, presentCount, nowMs: Date.parse(now) });
    await settle();
    return state.readings.length;
  };
  expect(await readingsAfter(1, "2026-11-21T10:24:59.999Z")).toBe(1);
  expect(await readingsAfter(2, "2026-11-21T10:24:59.999Z")).toBe(2);
  expect(await readingsAfter(1, plannedEnd)).toBe(3);
});

test("sends a change by time alone when it happens, and reads only the seats that it changes", async () => {
  const { room, seats, state } = createFakeRoom("ada", "ben");
  const [ada, ben] = [createViewer("ada"), createViewer("ben")];
  for (const { stream } of [ada, ben]) room.join(stream);
  await settle();
  const ended = {
    activity: null,
    target: null,
    startedAt: "2026-11-21T09:35:00.000Z",
    plannedEnd: "2026-11-21T10:00:00.000Z",
    brokenAt: null,
    status: "completed" as const,
  };
  seats.set("ben", seat("ben", { recent: [ended] }));
  room.refresh(["ben"]);
  await settle();
  expect(ada.frames).toHaveLength(2);
  seats.set("ben", seat("ben"));
  state.serverNow = "2026-11-21T11:00:00.001Z";
  await vi.advanceTimersByTimeAsync(59 * 60_000);
  expect(ada.frames).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ada.frames[2]?.data.seats).toMatchObject([{ userId: "ben", recent: [] }]);
  expect(state.readings.at(-1)).toEqual(["ben"]);
  // A change that nobody may notice causes no frame, and none was waiting for it.
  state.version += 1;
  room.refresh();
  await settle();
  for (const { frames } of [ada, ben]) expect(frames).toHaveLength(3);
});
