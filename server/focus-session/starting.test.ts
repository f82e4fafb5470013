import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { callOutcome } from "../testing/callers";
import { travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { createStudyGroup, start as startIn } from "../testing/study-group";
import { createPerson as createPersonIn } from "./testing/person";

const database = testDatabase();
const MINUTE_MS = 60_000;
const pass = (minutes: number) => travel(database.db, minutes * MINUTE_MS);
const createPerson = () => createPersonIn(database);

test("returns the started session, running from the database's time to the planned end", async () => {
  const { start, work, now } = await createPerson();
  const before = await now();
  const session = await start({ minutes: 45, target: "  chapter 4 problems " });
  const after = await now();
  const startedAt = Date.parse(session.startedAt);
  expect(startedAt).toBeGreaterThanOrEqual(before);
  expect(startedAt).toBeLessThanOrEqual(after);
  expect(Date.parse(session.plannedEnd) - startedAt).toBe(45 * MINUTE_MS);
  expect(session).toEqual({
    id: expect.any(String),
    activity: { id: work.id, name: "Work", color: "blue", isRest: false },
    roomSlug: null,
    target: "chapter 4 problems",
    groupSessionId: null,
    leaveAlone: null,
    startedAt: session.startedAt,
    plannedEnd: session.plannedEnd,
    brokenAt: null,
    breakReason: null,
    drifted: false,
    note: null,
    status: "running",
    localDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    timeZone: "Europe/Vienna",
    restartOf: null,
  });
});

test("refuses a second start on any device and names the running session", async () => {
  const { start, call } = await createPerson();
  const running = await start();
  await expect(start({ minutes: 5 })).rejects.toMatchObject({
    reason: "session_already_running",
    details: { session: { id: running.id } },
  });
  expect((await call.focusSession.current()).session).toEqual(running);
});

test("allows a start at the instant the previous session ends", async () => {
  const { start } = await createPerson();
  const first = await start({ minutes: 5 });
  await pass(5);
  const second = await start({ minutes: 5 });
  expect(Date.parse(second.startedAt)).toBeGreaterThanOrEqual(Date.parse(first.plannedEnd));
});

test("keeps the exact end of a start with until", async () => {
  const { start, now } = await createPerson();
  const until = new Date((await now()) + 27 * MINUTE_MS + 43_217).toISOString();
  expect((await start({ until })).plannedEnd).toBe(until);
});

test("requires until to be 5 to 180 minutes ahead", async () => {
  const { start, now } = await createPerson();
  for (const minutes of [-10, 0, 4, 181, 60 * 24]) {
    const until = new Date((await now()) + minutes * MINUTE_MS).toISOString();
    expect(await callOutcome(start({ until }))).toBe("length_out_of_range");
  }
});

test("requires 5 to 180 minutes", async () => {
  const { start } = await createPerson();
  for (const minutes of [-5, 0, 4, 181, 1_000_000]) {
    expect(await callOutcome(start({ minutes }))).toBe("length_out_of_range");
  }
});

test("refuses a length that is missing, doubled or not in whole minutes", async () => {
  const { call, work } = await createPerson();
  const until = new Date(Date.now() + 30 * MINUTE_MS).toISOString();
  for (const length of [
    { minutes: 25.5 },
    { minutes: 4.5 },
    { minutes: Number.NaN },
    { minutes: "25" as unknown as number },
    {},
    { minutes: 25, until },
    { until: "half past ten" },
  ]) {
    const starting = call.focusSession.start({ activityId: work.id, ...length });
    expect(await callOutcome(starting)).toBe("invalid_input");
  }
});

test("accepts no start time, end time or other person as input", async () => {
  const { call, work, userId } = await createPerson();
  for (const extra of [
    { startedAt: "2020-01-01T00:00:00Z" },
    { plannedEnd: "2020-01-01T00:00:00Z" },
    { userId },
    { status: "completed" },
  ]) {
    const input = { activityId: work.id, minutes: 25, ...extra };
    await expect(call.focusSession.start(input)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  }
});

test("returns the same session for a start repeated with its key", async () => {
  const { start, study, work } = await createPerson();
  const idempotencyKey = randomUUID();
  const first = await start({ idempotencyKey });
  expect(await start({ idempotencyKey })).toEqual(first);
  expect(await callOutcome(start({ idempotencyKey, minutes: 30 }))).toBe("idempotency_key_reused");
  expect(await callOutcome(start({ idempotencyKey, activityId: study.id }))).toBe(
    "idempotency_key_reused",
  );
  const upperCased = { idempotencyKey, activityId: work.id.toUpperCase() };
  expect(await start(upperCased)).toEqual(first);
  await pass(25);
  expect((await start({ idempotencyKey })).status).toBe("completed");
});

test("refuses a key reused for a start with another room, target, line to leave alone or origin", async () => {
  const { start, call } = await createPerson();
  const { slug: roomSlug } = await call.room.create({ name: "Chemistry", timeZone: "UTC" });
  const { id: restartOf } = await start();
  await call.focusSession.break({ id: restartOf });
  const chosen = { roomSlug, target: "chapter 4", leaveAlone: "phone", restartOf };
  const sent = { idempotencyKey: randomUUID(), ...chosen };
  const first = await start(sent);
  expect(await start({ ...sent, target: " chapter 4 " })).toEqual(first);
  const others = [
    ...[{ roomSlug: null }, { target: null }, { target: "5" }],
    ...[{ leaveAlone: null }, { leaveAlone: undefined }, { leaveAlone: "mail" }],
  ];
  for (const other of others) {
    expect(await callOutcome(start({ ...sent, ...other }))).toBe("idempotency_key_reused");
  }
  const { restartOf: _, ...changed } = sent;
  expect(await callOutcome(start(changed))).toBe("idempotency_key_reused");
});

test("lets two people use the same key", async () => {
  const [one, two] = [await createPerson(), await createPerson()];
  const idempotencyKey = randomUUID();
  const first = await one.start({ idempotencyKey });
  expect((await two.start({ idempotencyKey })).id).not.toBe(first.id);
});

test("starts a full new session as a restart and keeps the broken one", async () => {
  const { start, call } = await createPerson();
  const first = await start();
  expect(await callOutcome(start({ restartOf: first.id }))).toBe("restart_of_not_broken");
  await pass(12);
  const broken = await call.focusSession.break({ id: first.id });
  const again = await start({ restartOf: first.id });
  expect(again).toMatchObject({ restartOf: first.id, status: "running" });
  await pass(25);
  expect(await callOutcome(start({ restartOf: again.id }))).toBe("restart_of_not_broken");
  const { items } = await call.focusSession.list({ from: "2000-01-01", to: "2100-01-01" });
  expect(items).toEqual([{ ...again, status: "completed" }, broken]);
});

test("refuses days and times beyond the database's range as invalid input", async () => {
  const { call, work } = await createPerson();
  const wrong = [
    call.focusSession.list({ from: "0000-01-01", to: "2026-01-01" }),
    call.focusSession.list({ from: "2026-01-01", to: "2026-02-30" }),
    call.focusSession.start({ activityId: work.id, until: "9999-12-31T23:59:59-23:59" }),
    call.focusSession.start({ activityId: work.id, minutes: 25, idempotencyKey: "nul \u0000 key" }),
  ];
  for (const call of wrong) await expect(call).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

describe("a start in a room that", () => {
  type Group = Awaited<ReturnType<typeof createStudyGroup>>;
  test.each<[string, (group: Group) => Promise<unknown>]>([
    ["the person left", ({ mara, slug }) => mara.call.room.leave({ slug })],
    [
      "the person was removed from",
      ({ olga, mara, slug }) => olga.call.member.remove({ roomSlug: slug, userId: mara.userId }),
    ],
    [
      "everyone left",
      async ({ olga, mara, slug: roomSlug }) => {
        await olga.call.member.setRole({ roomSlug, userId: mara.userId, role: "owner" });
        for (const { call } of [olga, mara]) await call.room.leave({ slug: roomSlug });
      },
    ],
    [
      "was deleted with its only coach's account",
      async ({ olga, slug }) => {
        await database.query("update room set is_coaching_room = true where slug = $1", [slug]);
        await olga.call.account.delete();
        expect(await database.query("select id from room where slug = $1", [slug])).toEqual([]);
      },
    ],
  ])("%s is refused, and starts nothing", async (_, vanish) => {
    const group = await createStudyGroup(database);
    await vanish(group);
    const { mara, slug } = group;
    await expect(startIn(mara, slug)).rejects.toMatchObject({ reason: "room_not_found" });
    expect((await mara.call.focusSession.current()).session).toBeNull();
    expect(await callOutcome(startIn(mara))).toBe("accepted");
  });
});
