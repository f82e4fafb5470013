import { beforeAll, describe, expect, test } from "vitest";
import { readClock } from "@/db/clock";
import { MAX_WAITING_NOTES } from "@/domain/note/delivery";
import { callOutcome, signInGuest } from "../testing/callers";
import { stopTime, travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { createStudyGroup, start } from "../testing/study-group";

const database = testDatabase();
const MINUTE_MS = 60_000;
const pass = (minutes: number) => travel(database.db, minutes * MINUTE_MS);
const now = async () => (await readClock(database.db)).toISOString();

beforeAll(() => stopTime(database.db));

/** Olga, the owner, leaves notes to Mara. */
async function createPair() {
  const group = await createStudyGroup(database);
  const { olga, mara, slug } = group;
  const toMara = { roomSlug: slug, userId: mara.userId };
  const leave = (text = "Lunch?", more: { idempotencyKey?: string } = {}) =>
    olga.call.note.leave({ ...toMara, text, ...more });
  const inbox = async () => (await mara.call.note.inbox()).map(({ text }) => text);
  const aboutOlga = { roomSlug: slug, userId: olga.userId };
  return { ...group, toMara, aboutOlga, leave, inbox };
}

describe("a note", () => {
  test("is delivered at once to a member who is free", async () => {
    const { olga, mara, slug, leave } = await createPair();
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
    const { olga, mara, slug, leave, inbox } = await createPair();
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
    const { olga, mara, slug, leave, inbox } = await createPair();
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
    const { olga, mara, slug, leave, inbox } = await createPair();
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
    const { olga, mara, slug, leave } = await createPair();
    await leave();
    expect(olga.notices.splice(0)).toEqual([{ people: [olga.userId, mara.userId] }]);
    await start(mara, slug);
    await leave();
    expect(olga.notices).toEqual([{ people: [olga.userId] }]);
  });

  test("is one note when the call is repeated with its key", async () => {
    const { leave, inbox, mara, slug, olga } = await createPair();
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
    const { mara, olga, leave } = await createPair();
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
    const { mara, slug, leave } = await createPair();
    await start(mara, slug);
    const { id } = await leave();
    expect(await callOutcome(mara.call.note.dismiss({ id }))).toBe("note_not_found");
  });

  test("is one line of 280 characters", async () => {
    const { leave } = await createPair();
    for (const text of ["", " ", "a\nb", "x".repeat(281)]) {
      expect(await callOutcome(leave(text))).toBe("invalid_input");
    }
    expect(await callOutcome(leave("x".repeat(280)))).toBe("accepted");
  });

  test("is not left to oneself", async () => {
    const { olga, aboutOlga } = await createPair();
    const toSelf = olga.call.note.leave({ ...aboutOlga, text: "Buy milk" });
    expect(await callOutcome(toSelf)).toBe("note_to_oneself");
  });

  test("is refused beyond the number that can wait for one person", async () => {
    const { mara, slug, leave } = await createPair();
    await start(mara, slug);
    for (let n = 0; n < MAX_WAITING_NOTES; n += 1) await leave(`Note ${n}`);
    expect(await callOutcome(leave())).toBe("note_limit");
    await pass(25);
    expect(await callOutcome(leave())).toBe("accepted");
  });

  test("is refused beyond the number of a day", async () => {
    const { olga, mara, roomId, leave } = await createPair();
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

describe("a muted sender", () => {
  test("sees the same as before, and nothing is delivered", async () => {
    const { olga, mara, slug, aboutOlga, leave, inbox } = await createPair();
    const { plannedEnd } = await start(mara, slug);
    await leave("Left before");
    await mara.call.note.mute({ ...aboutOlga, isMuted: true });
    expect(await leave("Left after")).toMatchObject({ deliverAt: plannedEnd });
    await pass(25);
    expect(await leave("When free")).toMatchObject({ deliveredAt: await now() });
    expect(olga.notices.at(-1)).toEqual({ people: [olga.userId] });
    expect(await inbox()).toEqual([]);
    expect((await olga.call.note.sent()).map(({ deliveredAt }) => deliveredAt)).toEqual([
      plannedEnd,
      plannedEnd,
      await now(),
    ]);
    expect(await mara.call.note.muted()).toEqual([{ ...aboutOlga, name: "Olga" }]);
    await mara.call.note.mute({ ...aboutOlga, isMuted: false });
    expect(await mara.call.note.muted()).toEqual([]);
    expect(await inbox()).toEqual([]);
    await leave("Hello again");
    expect(await inbox()).toEqual(["Hello again"]);
  });

  test("is muted in one room only", async () => {
    const { olga, mara, aboutOlga, inbox } = await createPair();
    const other = await olga.call.room.create({ name: "Physics", timeZone: "UTC" });
    const { token } = await olga.call.invite.create({ roomSlug: other.slug, role: "member" });
    await mara.call.invite.accept({ token });
    await mara.call.note.mute({ ...aboutOlga, isMuted: true });
    await olga.call.note.leave({ roomSlug: other.slug, userId: mara.userId, text: "From physics" });
    expect(await inbox()).toEqual(["From physics"]);
  });
});

describe("a member who leaves the room", () => {
  test("gets no waiting note, and keeps the delivered ones", async () => {
    const { olga, mara, slug, leave, inbox } = await createPair();
    await leave("Delivered");
    await start(mara, slug);
    await leave("Waiting");
    await mara.call.room.leave({ slug });
    await pass(25);
    expect(await inbox()).toEqual(["Delivered"]);
    expect((await olga.call.note.sent()).map(({ text }) => text)).toEqual(["Delivered"]);
  });

  test("takes back what they left and was not delivered, when removed too", async () => {
    const { olga, mara, slug, aboutOlga } = await createPair();
    await start(olga, slug);
    await mara.call.note.leave({ ...aboutOlga, text: "Waiting" });
    await olga.call.member.remove({ roomSlug: slug, userId: mara.userId });
    await pass(25);
    expect(await olga.call.note.inbox()).toEqual([]);
    expect(await mara.call.note.sent()).toEqual([]);
  });

  test("can neither leave nor get notes", async () => {
    const { olga, mara, slug, toMara, aboutOlga } = await createPair();
    await mara.call.room.leave({ slug });
    const text = "Hello";
    expect(await callOutcome(olga.call.note.leave({ ...toMara, text }))).toBe("member_not_found");
    expect(await callOutcome(mara.call.note.leave({ ...aboutOlga, text }))).toBe("room_not_found");
  });
});

test("a deleted account takes its notes along", async () => {
  const { olga, mara, aboutOlga, leave } = await createPair();
  await leave();
  await mara.call.note.leave({ ...aboutOlga, text: "Hello" });
  await mara.call.account.delete();
  expect(await olga.call.note.inbox()).toEqual([]);
  expect(await olga.call.note.sent()).toEqual([]);
});

test("the account download holds what a person left and what was delivered to them", async () => {
  const { olga, mara, slug, toMara, aboutOlga, leave } = await createPair();
  await leave("Delivered");
  const { plannedEnd } = await start(mara, slug);
  await leave("Waiting");
  await olga.call.note.tellWhenFree(toMara);
  await mara.call.note.mute({ ...aboutOlga, isMuted: true });
  const [sender, receiver] = [await olga.call.account.export(), await mara.call.account.export()];
  expect(sender.notes.sent).toMatchObject([
    { text: "Delivered", toUserId: mara.userId, toName: "Mara", deliverAt: null },
    { text: "Waiting", deliverAt: plannedEnd, deliveredAt: null },
  ]);
  expect(sender.notes.freeAlerts).toMatchObject([toMara]);
  expect(sender.notes.received).toEqual([]);
  expect(receiver.notes).toMatchObject({ sent: [], received: [], muted: [aboutOlga] });
  await pass(25);
  expect((await mara.call.account.export()).notes.received).toMatchObject([
    { text: "Delivered", fromUserId: olga.userId, fromName: "Olga", readAt: null },
  ]);
});

describe("a free alert", () => {
  test("is shown from the end of the session until it is dismissed", async () => {
    const { olga, mara, slug, toMara } = await createPair();
    const { id, plannedEnd } = await start(mara, slug);
    await olga.call.note.tellWhenFree(toMara);
    await olga.call.note.tellWhenFree(toMara);
    const asked = { ...toMara, name: "Mara", askedAt: await now() };
    expect(await olga.call.note.freeAlerts()).toEqual([{ ...asked, freeAt: plannedEnd }]);
    await pass(5);
    await mara.call.focusSession.break({ id });
    expect(mara.notices.at(-1)).toEqual({ people: [olga.userId] });
    expect(await olga.call.note.freeAlerts()).toEqual([{ ...asked, freeAt: null }]);
    await olga.call.note.cancelTellWhenFree(toMara);
    await olga.call.note.cancelTellWhenFree(toMara);
    expect(await olga.call.note.freeAlerts()).toEqual([]);
  });

  test("waits while one's own session runs", async () => {
    const { olga, mara, slug, toMara } = await createPair();
    await start(mara, slug);
    await olga.call.note.tellWhenFree(toMara);
    await pass(20);
    await start(olga, slug);
    expect(await olga.call.note.freeAlerts()).toHaveLength(1);
    await pass(5);
    expect(await olga.call.note.freeAlerts()).toEqual([]);
    await pass(20);
    expect(await olga.call.note.freeAlerts()).toMatchObject([{ freeAt: null }]);
  });

  test("is void after twelve hours", async () => {
    const { olga, mara, slug, toMara } = await createPair();
    await start(mara, slug);
    await olga.call.note.tellWhenFree(toMara);
    await pass(12 * 60);
    expect(await olga.call.note.freeAlerts()).toEqual([]);
  });

  test("is refused about a member who is free", async () => {
    const { olga, toMara } = await createPair();
    expect(await callOutcome(olga.call.note.tellWhenFree(toMara))).toBe("member_already_free");
  });
});

test("nobody but the two sees a note", async () => {
  const { olga, slug, leave } = await createPair();
  const { token } = await olga.call.invite.create({ roomSlug: slug, role: "coach" });
  const carl = await signInGuest(database, "Carl");
  await carl.call.invite.accept({ token });
  await leave("A secret");
  const answers = [await carl.call.note.inbox(), await carl.call.note.sent()];
  expect(answers).toEqual([[], []]);
  expect(JSON.stringify(await carl.call.account.export())).not.toContain("A secret");
});
