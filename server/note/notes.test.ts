import { beforeAll, describe, expect, test } from "vitest";
import { readClock } from "@/db/clock";
import { MAX_WAITING_NOTES } from "@/domain/note/delivery";
import { callOutcome, signInGuest } from "../testing/callers";
import { stopTime, travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { start } from "../testing/study-group";
import { createPair } from "./testing/pair";

const database = testDatabase();
const MINUTE_MS = 60_000;
const pass = (minutes: number) => travel(database.db, minutes * MINUTE_MS);
const now = async () => (await readClock(database.db)).toISOString();

beforeAll(() => stopTime(database.db));

describe("a note", () => {
  test("is delivered at once to a member who is free", async () => {
    const { olga, mara, slug, leave } = await createPair(database);
    const at = await now();
    const left = await leave();
    expect(left).toMatchObject({ deliverAt: null, deliveredAt: at });
    expect(await mara.call.note.inbox()).toEqual([
      {
        id: left.id,
        from: { userId: olga.userId, name: "Olga" },
        roomSlug: slug,
        text: "Lunch?",
        leftAt: at,
        deliveredAt: at,
        readAt: null,
        canMute: true,
      },
    ]);
    expect(await olga.call.note.sent()).toEqual([
      {
        ...left,
        to: { userId: mara.userId, name: "Mara" },
        roomSlug: slug,
        text: "Lunch?",
        leftAt: at,
      },
    ]);
  });

  test("waits for the end of a session, in the order in which notes were left", async () => {
    const { olga, mara, slug, leave, inbox } = await createPair(database);
    const { plannedEnd } = await start(mara, slug);
    for (const text of ["First", "Second", "Third"]) {
      expect(await leave(text)).toMatchObject({ deliverAt: plannedEnd, deliveredAt: null });
    }
    expect(await inbox()).toEqual([]);
    await pass(25);
    expect(await inbox()).toEqual(["First", "Second", "Third"]);
    await pass(30);
    const sent = await olga.call.note.sent();
    expect(sent.map(({ deliverAt, deliveredAt }) => [deliverAt, deliveredAt])).toEqual(
      Array(3).fill([null, plannedEnd]),
    );
  });

  test("is delivered when the session ends early, and the sender sees it", async () => {
    const { olga, mara, slug, leave, inbox } = await createPair(database);
    const { id } = await start(mara, slug);
    const left = await leave();
    await pass(10);
    const brokenAt = await now();
    await mara.call.focusSession.break({ id });
    expect(mara.notices.at(-1)).toEqual({ people: [olga.userId] });
    expect(await inbox()).toEqual(["Lunch?"]);
    expect((await mara.call.note.inbox())[0]?.deliveredAt).toBe(brokenAt);
    expect((await olga.call.note.sent())[0]).toMatchObject({
      id: left.id,
      deliverAt: null,
      deliveredAt: brokenAt,
    });
  });

  test("waits again when the next session starts before it was seen", async () => {
    const { olga, mara, slug, leave, inbox } = await createPair(database);
    const { plannedEnd } = await start(mara, slug);
    await leave();
    await pass(30);
    await start(mara);
    expect(await inbox()).toEqual([]);
    expect((await mara.call.account.export()).notes.received).toEqual([]);
    expect((await olga.call.note.sent())[0]?.deliveredAt).toBe(plannedEnd);
    await pass(25);
    expect(await mara.call.note.inbox()).toMatchObject([{ deliveredAt: plannedEnd }]);
  });

  test("announces itself to its receiver only when it is delivered", async () => {
    const { olga, mara, slug, leave } = await createPair(database);
    await leave();
    expect(olga.notices.splice(0)).toEqual([{ people: [olga.userId, mara.userId] }]);
    await start(mara, slug);
    await leave();
    expect(olga.notices).toEqual([{ people: [olga.userId] }]);
  });

  test("is one note when the call is repeated with its key", async () => {
    const { leave, inbox, mara, slug, olga } = await createPair(database);
    await start(mara, slug);
    const key = { idempotencyKey: "the-key" };
    const [first, again] = [await leave("Lunch?", key), await leave("Lunch?", key)];
    expect(again).toEqual(first);
    expect(await callOutcome(leave("Dinner?", key))).toBe("idempotency_key_reused");
    await pass(25);
    expect(await inbox()).toEqual(["Lunch?"]);
    expect(await olga.call.note.sent()).toHaveLength(1);
  });

  test("is dismissed on every device", async () => {
    const { mara, olga, leave } = await createPair(database);
    const { id } = await leave();
    await mara.call.note.dismiss({ id });
    const readAt = await now();
    expect(mara.notices).toEqual([{ people: [mara.userId] }]);
    await pass(1);
    await mara.call.note.dismiss({ id });
    expect(mara.notices).toEqual([{ people: [mara.userId] }, {}]);
    expect((await mara.call.note.inbox())[0]?.readAt).toBe(readAt);
    expect(await callOutcome(olga.call.note.dismiss({ id }))).toBe("note_not_found");
  });

  test("cannot be dismissed before it is delivered", async () => {
    const { mara, slug, leave } = await createPair(database);
    await start(mara, slug);
    const { id } = await leave();
    expect(await callOutcome(mara.call.note.dismiss({ id }))).toBe("note_not_found");
  });

  test("is one line of 280 characters", async () => {
    const { leave } = await createPair(database);
    for (const text of ["", " ", "a\nb", "x".repeat(281)]) {
      expect(await callOutcome(leave(text))).toBe("invalid_input");
    }
    expect(await callOutcome(leave("x".repeat(280)))).toBe("accepted");
  });

  test("is not left to oneself", async () => {
    const { olga, aboutOlga } = await createPair(database);
    const toSelf = olga.call.note.leave({ ...aboutOlga, text: "Buy milk" });
    expect(await callOutcome(toSelf)).toBe("note_to_oneself");
  });

  test("is refused beyond the number that can wait for one person", async () => {
    const { mara, slug, leave } = await createPair(database);
    await start(mara, slug);
    for (let n = 0; n < MAX_WAITING_NOTES; n += 1) await leave(`Note ${n}`);
    expect(await callOutcome(leave())).toBe("note_limit");
    await pass(25);
    expect(await callOutcome(leave())).toBe("accepted");
  });

  test("is refused beyond the number of a day", async () => {
    const { olga, mara, roomId, leave } = await createPair(database);
    await database.query(
      `insert into deferred_note (room_id, from_id, from_name, user_id, user_name, text, left_at,
         deliver_at, shown_deliver_at)
       select $1, $2, 'Olga', $3, 'Mara', 'Hello', at, at, at
       from generate_series(1, 200), (select stint_now() as at) as clock`,
      [roomId, olga.userId, mara.userId],
    );
    expect(await callOutcome(leave())).toBe("note_limit_today");
    await pass(24 * 60);
    expect(await callOutcome(leave())).toBe("accepted");
  });
});

test("the notes of one member never keep another's from being read", async () => {
  const { olga, mara, slug, leave } = await createPair(database);
  const { token } = await olga.call.invite.create({ roomSlug: slug, role: "member" });
  const tim = await signInGuest(database, "Tim");
  await tim.call.invite.accept({ token });
  await leave("From Olga");
  const flood = async (count: number) => {
    const note = { roomSlug: slug, userId: mara.userId, text: "From Tim" };
    for (let n = 0; n < count; n += 1) await tim.call.note.leave(note);
  };
  const unread = async () =>
    (await mara.call.note.inbox()).filter(({ readAt }) => readAt === null).map(({ text }) => text);
  await flood(120);
  await pass(1);
  await leave("Also from Olga");
  const before = await unread();
  expect(before).toHaveLength(100);
  expect([before.at(0), before.at(-1)]).toEqual(["From Olga", "Also from Olga"]);
  for (const { id, text } of await mara.call.note.inbox()) {
    if (text === "From Tim") await mara.call.note.dismiss({ id });
  }
  expect(await unread()).toEqual(["From Olga", ...Array(22).fill("From Tim"), "Also from Olga"]);
});
