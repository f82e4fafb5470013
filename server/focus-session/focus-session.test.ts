import { describe, expect, test } from "vitest";
import { callOutcome } from "../testing/callers";
import { travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { insertSessions } from "../testing/factories";
import { createPerson as createPersonIn } from "./testing/person";

const database = testDatabase();
const MINUTE_MS = 60_000;
const pass = (minutes: number) => travel(database.db, minutes * MINUTE_MS);
const createPerson = () => createPersonIn(database);

test("returns the session started last, even after a long one was broken", async () => {
  const { start, call } = await createPerson();
  const long = await start({ minutes: 60 });
  await call.focusSession.break({ id: long.id });
  const short = await start({ minutes: 15, restartOf: long.id });
  await pass(15);
  expect((await call.focusSession.last())?.id).toBe(short.id);
});

describe("ending", () => {
  test("completes a session by the clock alone", async () => {
    const { start, call } = await createPerson();
    const { id } = await start({ minutes: 25 });
    await pass(24);
    expect((await call.focusSession.current()).session?.id).toBe(id);
    await pass(1);
    expect((await call.focusSession.current()).session).toBeNull();
    expect((await call.focusSession.last())?.status).toBe("completed");
  });

  test("records the time and the reason of an early end once", async () => {
    const { start, call, now } = await createPerson();
    const { id } = await start();
    await pass(12);
    const before = await now();
    const broken = await call.focusSession.break({ id, reason: "phone" });
    expect(broken).toMatchObject({ status: "broken", breakReason: "phone" });
    expect(Date.parse(broken.brokenAt ?? "")).toBeGreaterThanOrEqual(before);
    await pass(1);
    for (const reason of ["phone", "tired", undefined] as const) {
      expect(await call.focusSession.break({ id, reason })).toEqual(broken);
    }
    expect(await call.focusSession.last()).toEqual(broken);
  });

  test("adds no reason to an early end that was recorded without one", async () => {
    const { start, call } = await createPerson();
    const { id } = await start({ minutes: 5 });
    const broken = await call.focusSession.break({ id });
    await pass(6);
    expect(await call.focusSession.break({ id, reason: "phone" })).toEqual(broken);
    expect(broken.breakReason).toBeNull();
  });

  test("refuses to break a completed session", async () => {
    const { start, call } = await createPerson();
    const { id } = await start({ minutes: 5 });
    await pass(5);
    expect(await callOutcome(call.focusSession.break({ id }))).toBe("session_already_ended");
  });

  test("has no grace period: a session ended at once is broken", async () => {
    const { start, call } = await createPerson();
    const { id } = await start();
    expect((await call.focusSession.break({ id })).status).toBe("broken");
    expect(await callOutcome(start())).toBe("accepted");
  });
});

describe("reviewing", () => {
  test("is refused before the end", async () => {
    const { start, call } = await createPerson();
    const { id } = await start();
    expect(await callOutcome(call.focusSession.review({ id, note: "well" }))).toBe(
      "session_still_running",
    );
  });

  test("a note changes nothing but the note", async () => {
    const { start, call } = await createPerson();
    const running = await start({ minutes: 5 });
    await pass(5);
    const reviewed = await call.focusSession.review({ id: running.id, note: " went well " });
    expect(reviewed).toEqual({ ...running, status: "completed", note: "went well" });
  });

  test("makes a session marked unfocused broken for good", async () => {
    const { start, call } = await createPerson();
    const { id } = await start({ minutes: 5 });
    await pass(6);
    const drifted = await call.focusSession.review({ id, drifted: true });
    expect(drifted).toMatchObject({ status: "broken", drifted: true, brokenAt: null });
    expect(await callOutcome(call.focusSession.review({ id, drifted: false }))).toBe(
      "session_already_broken",
    );
    expect(await call.focusSession.review({ id, drifted: true, note: "far away" })).toEqual({
      ...drifted,
      note: "far away",
    });
  });

  test("refuses to mark a broken session unfocused", async () => {
    const { start, call } = await createPerson();
    const { id } = await start();
    await call.focusSession.break({ id });
    expect(await callOutcome(call.focusSession.review({ id, drifted: true }))).toBe(
      "session_already_broken",
    );
    expect(await callOutcome(call.focusSession.review({ id, note: "too long" }))).toBe("accepted");
  });
});

test("lists every session of the days once, newest first, over any number of pages", async () => {
  const { call, userId, work, now } = await createPerson();
  const at = await now();
  const sessions = await insertSessions(
    database.db,
    Array.from({ length: 203 }, (_, n) => ({
      ...{ userId, activityId: work.id, minutes: 5 },
      startedAt: new Date(at - 5 * (n + 1) * MINUTE_MS),
    })),
  );
  const started = sessions
    .toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
    .map(({ id }) => id);
  const listed: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof call.focusSession.list>> = await call.focusSession.list({
      from: "2000-01-01",
      to: "2100-01-01",
      cursor,
    });
    listed.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(listed).toEqual(started);
  await expect(
    call.focusSession.list({ from: "2000-01-01", to: "2100-01-01", cursor: "nonsense" }),
  ).rejects.toMatchObject({ reason: "invalid_input" });
});

test("never treats an unfocused session as running, even after the clock was set back", async () => {
  const { start, call } = await createPerson();
  const { id } = await start({ minutes: 5 });
  await pass(5);
  await call.focusSession.review({ id, drifted: true });
  await pass(-1);
  expect((await call.focusSession.current()).session).toBeNull();
  expect(await callOutcome(call.focusSession.break({ id }))).toBe("session_already_ended");
  await pass(1);
});

test("accepts a review months later, and changes the line again", async () => {
  const { call, start } = await createPerson();
  const { id } = await start();
  await pass(200 * 24 * 60);
  for (const note of ["went well", "went very well", null]) {
    expect(await call.focusSession.review({ id, note })).toMatchObject({
      note,
      status: "completed",
    });
  }
  expect(await call.focusSession.review({ id, drifted: true })).toMatchObject({
    status: "broken",
    drifted: true,
  });
});
