import { beforeAll, describe, expect, test } from "vitest";
import { readClock } from "@/db/clock";
import { callOutcome, signInGuest } from "../testing/callers";
import { stopTime, travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { start } from "../testing/study-group";
import { createPair } from "./testing/pair";

/** Who gets a note and who sees it, when a sender is muted, leaves or is deleted. */

const database = testDatabase();
const MINUTE_MS = 60_000;
const pass = (minutes: number) => travel(database.db, minutes * MINUTE_MS);
const now = async () => (await readClock(database.db)).toISOString();

beforeAll(() => stopTime(database.db));

describe("a muted sender", () => {
  test("sees the same as before, and nothing is delivered", async () => {
    const { olga, mara, slug, aboutOlga, leave, inbox } = await createPair(database);
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

  test("stays muted over leaving and coming back, and cannot be muted meanwhile", async () => {
    const { olga, mara, slug, toMara: aboutMara, aboutOlga: toOlga } = await createPair(database);
    const leave = (text: string) => mara.call.note.leave({ ...toOlga, text });
    const offers = async () => (await olga.call.note.inbox()).map(({ canMute }) => canMute);
    await leave("Delivered");
    await olga.call.note.mute({ ...aboutMara, isMuted: true });
    expect(await offers()).toEqual([true]);
    await mara.call.room.leave({ slug });
    expect(await offers()).toEqual([false]);
    const again = olga.call.note.mute({ ...aboutMara, isMuted: false });
    expect(await callOutcome(again)).toBe("member_not_found");
    expect(await olga.call.note.muted()).toEqual([]);
    const { token } = await olga.call.invite.create({ roomSlug: slug, role: "member" });
    await mara.call.invite.accept({ token });
    expect(await offers()).toEqual([true]);
    expect(await olga.call.note.muted()).toEqual([{ ...aboutMara, name: "Mara" }]);
    await leave("Not delivered");
    expect((await olga.call.note.inbox()).map(({ text }) => text)).toEqual(["Delivered"]);
  });

  test("is muted in one room only", async () => {
    const { olga, mara, aboutOlga, inbox } = await createPair(database);
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
    const { olga, mara, slug, leave, inbox } = await createPair(database);
    await leave("Delivered");
    await start(mara, slug);
    await leave("Waiting");
    await mara.call.room.leave({ slug });
    await pass(25);
    expect(await inbox()).toEqual(["Delivered"]);
    expect((await olga.call.note.sent()).map(({ text }) => text)).toEqual(["Delivered"]);
  });

  test("drops the notes they left that were not delivered, also when removed", async () => {
    const { olga, mara, slug, aboutOlga } = await createPair(database);
    await start(olga, slug);
    await mara.call.note.leave({ ...aboutOlga, text: "Waiting" });
    await olga.call.member.remove({ roomSlug: slug, userId: mara.userId });
    await pass(25);
    expect(await olga.call.note.inbox()).toEqual([]);
    expect(await mara.call.note.sent()).toEqual([]);
  });

  test("can neither leave nor get notes", async () => {
    const { olga, mara, slug, toMara, aboutOlga } = await createPair(database);
    await mara.call.room.leave({ slug });
    const text = "Hello";
    expect(await callOutcome(olga.call.note.leave({ ...toMara, text }))).toBe("member_not_found");
    expect(await callOutcome(mara.call.note.leave({ ...aboutOlga, text }))).toBe("room_not_found");
  });
});

test("a deleted account takes its notes along", async () => {
  const { olga, mara, aboutOlga, leave } = await createPair(database);
  await leave();
  await mara.call.note.leave({ ...aboutOlga, text: "Hello" });
  await mara.call.account.delete();
  expect(await olga.call.note.inbox()).toEqual([]);
  expect(await olga.call.note.sent()).toEqual([]);
});

test("the account download holds what a person left and what was delivered to them", async () => {
  const { olga, mara, slug, toMara, aboutOlga, leave } = await createPair(database);
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

test("nobody but the two sees a note", async () => {
  const { olga, slug, leave } = await createPair(database);
  const { token } = await olga.call.invite.create({ roomSlug: slug, role: "coach" });
  const carl = await signInGuest(database, "Carl");
  await carl.call.invite.accept({ token });
  await leave("A secret");
  const answers = [await carl.call.note.inbox(), await carl.call.note.sent()];
  expect(answers).toEqual([[], []]);
  expect(JSON.stringify(await carl.call.account.export())).not.toContain("A secret");
});
