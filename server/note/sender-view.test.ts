import { beforeAll, describe, expect, test } from "vitest";
import { MAX_WAITING_NOTES } from "@/domain/note/delivery";
import { callOutcome } from "../testing/callers";
import { stopTime, travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { createStudyGroup, start } from "../testing/study-group";

/**
 * Senders find out nothing from notes that they may not know. Each test runs the same calls in two
 * worlds that differ only in something secret, and compares everything the sender gets.
 */

const database = testDatabase();
const MINUTE_MS = 60_000;
const pass = (minutes: number) => travel(database.db, minutes * MINUTE_MS);

beforeAll(() => stopTime(database.db));

type Group = Awaited<ReturnType<typeof createStudyGroup>>;
type Secret = (group: Group) => Promise<void>;
const nothing: Secret = async () => {};

/** Both worlds begin at the same time. */
async function rewindTo(instant: string): Promise<void> {
  await database.query("update test_clock set stopped_at = $1, offset_ms = 0", [instant]);
}

/** Everything that Olga gets while she leaves notes to Mara, who meanwhile acts in secret. */
async function recordSender(secret: { before: Secret; during: Secret; after: Secret }) {
  await rewindTo("2026-11-20T10:00:00Z");
  const group = await createStudyGroup(database);
  const { olga, mara, slug } = group;
  const toMara = { roomSlug: slug, userId: mara.userId };
  const seen: unknown[] = [];
  /** How many frames the notices of a person's calls cause on the sender's devices. */
  const countFrames = ({ notices }: Group["olga"]) =>
    notices.splice(0).filter(({ people }) => people?.includes(olga.userId)).length;
  const look = async () => {
    seen.push(countFrames(olga), countFrames(mara));
    seen.push(await olga.call.note.sent(), await olga.call.note.freeAlerts());
    seen.push((await olga.call.account.export()).notes);
    seen.push((await olga.call.room.live({ slug })).seats.map(({ busyUntil }) => busyUntil));
  };
  const leave = async (text: string, idempotencyKey?: string) =>
    seen.push(await olga.call.note.leave({ ...toMara, text, idempotencyKey }));
  await secret.before(group);
  await leave("First", "the-key");
  await leave("First", "the-key");
  for (let n = 0; n < MAX_WAITING_NOTES; n += 1) await leave(`Note ${n}`);
  seen.push(await callOutcome(olga.call.note.tellWhenFree(toMara)));
  await look();
  await pass(10);
  await secret.during(group);
  await look();
  await pass(10);
  await leave("Later");
  await secret.after(group);
  await look();
  await pass(30);
  await look();
  await mara.call.room.leave({ slug });
  await look();
  return numberIds(seen.map((one) => JSON.stringify(one)).join("\n")).split("\n");
}

function numberIds(text: string): string {
  const known = new Map<string, number>();
  return text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|chemistry-\w{6}/g, (id) => {
    known.set(id, known.get(id) ?? known.size);
    return `#${known.get(id)}`;
  });
}

const breakOwn: Secret = async ({ mara }) => {
  const { session } = await mara.call.focusSession.current();
  if (session) await mara.call.focusSession.break({ id: session.id });
};
const startAlone: Secret = async ({ mara }) => {
  await start(mara);
};
const startElsewhere: Secret = async ({ mara }) => {
  const { slug } = await mara.call.room.create({ name: "Physics", timeZone: "UTC" });
  await start(mara, slug);
};
const mute: Secret = async ({ olga, mara, slug }) => {
  await mara.call.note.mute({ roomSlug: slug, userId: olga.userId, isMuted: true });
};

describe("a sender gets the same answers whether the receiver is free or", () => {
  let free: string[];
  beforeAll(async () => {
    free = await recordSender({ before: nothing, during: nothing, after: nothing });
  });

  test.each<[string, { before: Secret; during: Secret; after: Secret }]>([
    ["in a personal session", { before: startAlone, during: nothing, after: nothing }],
    ["in a session of another room", { before: startElsewhere, during: nothing, after: nothing }],
    ["ends such a session early", { before: startAlone, during: breakOwn, after: nothing }],
    ["starts one later", { before: nothing, during: startAlone, after: breakOwn }],
    ["mutes the sender", { before: mute, during: nothing, after: nothing }],
    ["mutes the sender later", { before: startAlone, during: mute, after: nothing }],
  ])("%s", async (_, secret) => {
    const other = await recordSender(secret);
    // Only the first difference: the answers are long.
    const at = other.findIndex((answer, index) => answer !== free[index]);
    expect([other.length, other[at]]).toEqual([free.length, free[at]]);
  });
});

test("a sender who saw a session end keeps that time after the member hides it", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  await mara.call.member.setShowsBusy({ roomSlug: slug, showsBusy: true });
  const { id, plannedEnd } = await start(mara);
  const note = { roomSlug: slug, userId: mara.userId, text: "Lunch?" };
  expect(await olga.call.note.leave(note)).toMatchObject({ deliverAt: plannedEnd });
  await mara.call.member.setShowsBusy({ roomSlug: slug, showsBusy: false });
  await pass(10);
  await mara.call.focusSession.break({ id });
  expect(await mara.call.note.inbox()).toHaveLength(1);
  expect((await olga.call.note.sent())[0]).toMatchObject({ deliverAt: plannedEnd });
  expect(mara.notices.at(-1)?.people).toEqual([mara.userId]);
  await pass(15);
  expect((await olga.call.note.sent())[0]).toMatchObject({ deliveredAt: plannedEnd });
});

test("a session that ends in sight does not tell when a hidden one before it ended", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  await mara.call.member.setShowsBusy({ roomSlug: slug, showsBusy: true });
  const hidden = await start(mara);
  await olga.call.note.leave({ roomSlug: slug, userId: mara.userId, text: "Lunch?" });
  await mara.call.member.setShowsBusy({ roomSlug: slug, showsBusy: false });
  await pass(5);
  await mara.call.focusSession.break({ id: hidden.id });
  const { id } = await start(mara, slug);
  await pass(5);
  await mara.call.focusSession.break({ id });
  expect((await olga.call.note.sent())[0]).toMatchObject({ deliverAt: hidden.plannedEnd });
});
