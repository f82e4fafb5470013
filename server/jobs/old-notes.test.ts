import { beforeAll, expect, test } from "vitest";
import { NOTE_KEPT_DAYS } from "@/domain/note/delivery";
import { stopTime, travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { createStudyGroup, start } from "../testing/study-group";
import { removeOldNotes } from "./old-notes";

const database = testDatabase();
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const removeNow = () => removeOldNotes(database.db, new AbortController().signal);

beforeAll(() => stopTime(database.db));

test("deletes notes 90 days after the delivery that their sender sees, read or not", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  const leave = (text: string) =>
    olga.call.note.leave({ roomSlug: slug, userId: mara.userId, text });
  const read = await leave("Read");
  await leave("Not read");
  await mara.call.note.dismiss({ id: read.id });
  await start(mara, slug);
  await leave("Delivered after 25 minutes");
  await travel(database.db, NOTE_KEPT_DAYS * DAY_MS - 1);
  expect(await removeNow()).toBe(0);
  expect(await mara.call.note.inbox()).toHaveLength(3);
  await travel(database.db, 1);
  expect(await removeNow()).toBe(2);
  for (const list of [await mara.call.note.inbox(), await olga.call.note.sent()]) {
    expect(list.map(({ text }) => text)).toEqual(["Delivered after 25 minutes"]);
  }
  await travel(database.db, HOUR_MS);
  expect(await removeNow()).toBe(1);
  expect(await olga.call.note.sent()).toEqual([]);
});

test("deletes notes that were never delivered together with the others", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  await mara.call.note.mute({ roomSlug: slug, userId: olga.userId, isMuted: true });
  await olga.call.note.leave({ roomSlug: slug, userId: mara.userId, text: "Muted" });
  await travel(database.db, NOTE_KEPT_DAYS * DAY_MS);
  expect(await removeNow()).toBe(1);
  expect(await olga.call.note.sent()).toEqual([]);
});

test("deletes free alerts once they are void", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  await start(mara, slug);
  await olga.call.note.tellWhenFree({ roomSlug: slug, userId: mara.userId });
  const count = "select user_id from free_alert where user_id = $1";
  await travel(database.db, 12 * HOUR_MS - 1);
  await removeNow();
  expect(await database.query(count, [olga.userId])).toHaveLength(1);
  await travel(database.db, 1);
  await removeNow();
  expect(await database.query(count, [olga.userId])).toEqual([]);
});

test("deletes any number, each once, also when two processes do it at once", async () => {
  const { olga, mara, roomId } = await createStudyGroup(database);
  await database.query(
    `insert into deferred_note (room_id, from_id, from_name, user_id, user_name, text, left_at,
       deliver_at, shown_deliver_at)
     select $1, $2, 'Olga', $3, 'Mara', 'Hello', at, at, at
     from generate_series(1, 1100), (select stint_now() as at) as clock`,
    [roomId, olga.userId, mara.userId],
  );
  await travel(database.db, NOTE_KEPT_DAYS * DAY_MS);
  const [one = 0, other = 0] = await Promise.all([removeNow(), removeNow()]);
  // Rows that both met are left to the next run.
  expect(one + other + (await removeNow())).toBe(1100);
  expect(await olga.call.note.sent()).toEqual([]);
});

test("stops when the process does", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  await olga.call.note.leave({ roomSlug: slug, userId: mara.userId, text: "Old" });
  await travel(database.db, NOTE_KEPT_DAYS * DAY_MS);
  expect(await removeOldNotes(database.db, AbortSignal.abort())).toBe(0);
  expect(await removeNow()).toBe(1);
});
