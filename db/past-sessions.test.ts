import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { stopTime, travel } from "@/server/testing/clock";
import { createPerson, outcome } from "@/server/testing/constraints";
import { testDatabase } from "@/server/testing/database";
import { insertActivity } from "@/server/testing/factories";
import { readClock } from "./clock";
import { activity, focusSession } from "./schema";

const database = testDatabase();
const MINUTE = 60_000;
type Row = typeof focusSession.$inferSelect;

beforeAll(() => stopTime(database.db));

describe("the app, unlike the owner of the database,", () => {
  const startByApp = async (more: Partial<typeof focusSession.$inferInsert> = {}) => {
    const { ago, now, ...who } = await createPerson(database);
    const startedAt = more.startedAt ?? now;
    const [row] = await database.db
      .insert(focusSession)
      .values({
        ...who,
        plannedEnd: new Date(startedAt.getTime() + 25 * MINUTE),
        localDate: "2026-03-02",
        timeZone: "UTC",
        startedAt,
        ...more,
      })
      .returning();
    if (!row) throw new Error("nothing was inserted");
    return row;
  };
  const changeByApp = (row: Row, set: Partial<Row>) =>
    outcome(database.db.update(focusSession).set(set).where(eq(focusSession.id, row.id)));
  const STARTS = "a session starts when it starts";
  const REWRITTEN = "a session is not rewritten";

  test("may start a session now", async () => {
    expect((await startByApp()).plannedMinutes).toBe(25);
  });

  test.each([
    [-2 * MINUTE, STARTS],
    [-61_000, STARTS],
    [-59_000, "accepted"],
    [1, STARTS],
    [10 * MINUTE, STARTS],
  ])("with a start %d ms from now: %s", async (ms, expected) => {
    const now = await readClock(database.db);
    const start = startByApp({ startedAt: new Date(now.getTime() + ms) });
    expect(await outcome(start)).toBe(expected);
  });

  test("cannot start a session as broken or marked unfocused", async () => {
    const now = await readClock(database.db);
    const later = new Date(now.getTime() + 25 * MINUTE);
    expect(await outcome(startByApp({ brokenAt: now }))).toBe(STARTS);
    expect(await outcome(startByApp({ driftedAt: later }))).toBe(STARTS);
  });

  test("cannot change a session's activity, target, line to leave alone, time or key", async () => {
    const row = await startByApp({ target: "chapter 4", leaveAlone: "phone" });
    const { id: other } = await insertActivity(database.db, { userId: row.userId });
    const shifted = (date: Date) => new Date(date.getTime() - MINUTE);
    const changes: Partial<Row>[] = [
      { startedAt: shifted(row.startedAt), plannedEnd: shifted(row.plannedEnd) },
      { plannedEnd: shifted(row.plannedEnd) },
      { activityId: other },
      { target: "chapter 5" },
      { target: null },
      { leaveAlone: "mail" },
      { leaveAlone: null },
      { isUntil: true },
      { localDate: "2026-03-01" },
      { timeZone: "Asia/Tokyo" },
      { idempotencyKey: "another-key" },
      { id: randomUUID() },
    ];
    for (const change of changes) {
      expect({ change, outcome: await changeByApp(row, change) }).toEqual({
        change,
        outcome: REWRITTEN,
      });
    }
  });

  test("may end a running session early once, and add the reason later", async () => {
    const row = await startByApp();
    const now = await readClock(database.db);
    expect(await changeByApp(row, { brokenAt: now })).toBe("accepted");
    expect(await changeByApp(row, { brokenAt: null })).toBe(REWRITTEN);
    expect(await changeByApp(row, { brokenAt: new Date(now.getTime() + 1) })).toBe(REWRITTEN);
    expect(await changeByApp(row, { breakReason: "tired", note: "too long" })).toBe("accepted");
  });

  test("cannot backdate or postdate an early end, nor end a session that is over", async () => {
    const row = await startByApp();
    await travel(database.db, 12 * MINUTE);
    const now = await readClock(database.db);
    expect(await changeByApp(row, { brokenAt: row.startedAt })).toBe(REWRITTEN);
    expect(await changeByApp(row, { brokenAt: new Date(now.getTime() + 1) })).toBe(REWRITTEN);
    await travel(database.db, 13 * MINUTE);
    const justBefore = new Date(row.plannedEnd.getTime() - 1);
    expect(await changeByApp(row, { brokenAt: justBefore })).toBe(REWRITTEN);
  });

  test("can neither archive nor merge the activity of a running session", async () => {
    const { userId, activityId } = await startByApp();
    const { id: other } = await insertActivity(database.db, { userId });
    const change = (id: string, set: Partial<typeof activity.$inferInsert>) =>
      outcome(database.db.update(activity).set(set).where(eq(activity.id, id)));
    const archivedAt = await readClock(database.db);
    const stays = "a running activity stays";
    expect(await change(activityId, { archivedAt })).toBe(stays);
    expect(await change(activityId, { archivedAt, mergedIntoId: other })).toBe(stays);
    expect(await change(activityId, { name: "Renamed" })).toBe("accepted");
    expect(await change(other, { archivedAt, mergedIntoId: activityId })).toBe("accepted");
    await travel(database.db, 25 * MINUTE);
    expect(await change(activityId, { archivedAt })).toBe("accepted");
  });

  test("may mark a session unfocused after its end, permanently", async () => {
    const row = await startByApp();
    expect(await changeByApp(row, { driftedAt: row.plannedEnd })).toBe(REWRITTEN);
    await travel(database.db, 26 * MINUTE);
    const now = await readClock(database.db);
    expect(await changeByApp(row, { driftedAt: now })).toBe("accepted");
    expect(await changeByApp(row, { driftedAt: null })).toBe(REWRITTEN);
  });
});
