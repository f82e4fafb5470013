import { inArray } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { coachNote, invite, user } from "@/db/schema";
import { GUEST_KEPT_DAYS } from "@/domain/account/abandoned-guest";
import { claimAccount } from "../account/mutations";
import { signOutDevices } from "../auth/mutations";
import { viewerBySid } from "../auth/viewer";
import { setGoal } from "../stats/goal/mutations";
import { signInGuest } from "../testing/callers";
import { travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { insertMembership, insertPerson, insertRoom } from "../testing/factories";
import { overlapWrites } from "../testing/overlap-writes";
import { findTraces } from "../testing/traces";
import { removeAbandonedGuests } from "./abandoned-guests";
import { startDailyJobs } from "./daily-jobs";

const database = testDatabase();
const DAY_MS = 24 * 60 * 60 * 1000;

type Guest = Awaited<ReturnType<typeof signInGuest>>;

const pass = (days: number) => travel(database.db, days * DAY_MS);
const removeNow = () => removeAbandonedGuests(database.db, new AbortController().signal);

async function listLeft(guests: Guest[]): Promise<string[]> {
  const ids = guests.map(({ userId }) => userId);
  const rows = await database.db.select({ id: user.id }).from(user).where(inArray(user.id, ids));
  return rows.map(({ id }) => id);
}

test("deletes guests who recorded nothing 30 days after their last visit, without a trace", async () => {
  const [active, signedOut] = [await signInGuest(database), await signInGuest(database)];
  await signOutDevices(database.db, { userId: signedOut.userId });
  await pass(GUEST_KEPT_DAYS - 1);
  expect(await viewerBySid(database.db, active.sid)).not.toBeNull();
  await pass(1);
  expect(await removeNow()).toBe(1);
  expect(await listLeft([active, signedOut])).toEqual([active.userId]);
  await pass(GUEST_KEPT_DAYS - 1);
  expect(await removeNow()).toBe(1);
  expect(await viewerBySid(database.db, active.sid)).toBeNull();
  const words = [active.userId, active.sid, signedOut.userId];
  expect(await findTraces(database, words)).toEqual([]);
});

const activityOf = async ({ call }: Guest) => (await call.activity.list())[0]?.id ?? "";

/** Everything that keeps a guest. */
const RECORDED: Record<string, (guest: Guest) => Promise<unknown>> = {
  "a session": async (guest) =>
    guest.call.focusSession.start({ activityId: await activityOf(guest), minutes: 25 }),
  "a room": ({ call }) => call.room.create({ name: "Library", timeZone: "UTC" }),
  "an activity of their own": ({ call }) => call.activity.create({ name: "Piano" }),
  "a renamed activity": async (guest) =>
    guest.call.activity.update({ id: await activityOf(guest), name: "Piano" }),
  "an archived activity": async (guest) =>
    guest.call.activity.archive({ id: await activityOf(guest) }),
  "a goal": async (guest) =>
    setGoal(database.db, {
      userId: guest.userId,
      activityId: await activityOf(guest),
      unit: "sessions",
      amount: 3,
    }),
  "weekdays off": ({ call }) => call.restDays.setWeekdays({ weekdays: [7] }),
  "a day off": async ({ call }) => {
    const { today } = await call.restDays.get();
    return call.restDays.declare({ date: `${Number(today.slice(0, 4)) + 1}-01-01` });
  },
  "a weekly review": ({ call }) => call.weeklyReview.answer({ week: "2026-11-16", answer: "well" }),
  "an invite link for a room they left": async ({ userId }) => {
    const { id: roomId } = await insertRoom(database.db);
    const link = { roomId, role: "member" as const, tokenHash: userId };
    await database.db.insert(invite).values({ ...link, createdBy: userId });
  },
  "a message that they wrote as a coach": async ({ userId: coachId }) => {
    const { id: userId } = await insertPerson(database.db, { passwordHash: "hash" });
    const { id: roomId } = await insertRoom(database.db);
    await insertMembership(database.db, { roomId, userId });
    await database.db.insert(coachNote).values({ roomId, userId, coachId, text: "Well done" });
  },
  "an account": ({ userId }) =>
    claimAccount(database.db, {
      userId,
      email: `${userId}@example.org`,
      password: "correct horse",
    }),
};

test.each(Object.entries(RECORDED))("keeps a guest with %s", async (_, record) => {
  const guest = await signInGuest(database);
  await record(guest);
  await pass(400);
  await removeNow();
  expect(await listLeft([guest])).toEqual([guest.userId]);
});

test("deletes any number of guests, each once, also when two processes do it at once", async () => {
  const people = Array.from({ length: 230 }, () => insertPerson(database.db));
  const ids = (await Promise.all(people)).map(({ id }) => id);
  await pass(GUEST_KEPT_DAYS);
  const removed = await Promise.all([removeNow(), removeNow()]);
  expect((removed[0] ?? 0) + (removed[1] ?? 0)).toBe(230);
  const left = await database.db.select().from(user).where(inArray(user.id, ids));
  expect(left).toEqual([]);
  expect(await removeNow()).toBe(0);
});

test("keeps a guest who records something at the same instant", async () => {
  const guest = await signInGuest(database);
  const { userId } = guest;
  const goal = {
    userId,
    activityId: await activityOf(guest),
    unit: "sessions",
    amount: 3,
  } as const;
  await pass(GUEST_KEPT_DAYS);
  await overlapWrites(database, { first: (tx) => setGoal(tx, goal), second: removeNow });
  expect(await listLeft([guest])).toEqual([userId]);
});

test("keeps a guest who claims the account at the same instant", async () => {
  const guest = await signInGuest(database);
  const { userId } = guest;
  await pass(GUEST_KEPT_DAYS);
  const claim = { userId, email: `${userId}@example.org`, password: "correct horse" };
  await overlapWrites(database, { first: (tx) => claimAccount(tx, claim), second: removeNow });
  expect(await listLeft([guest])).toEqual([userId]);
});

test("stops between two guests", async () => {
  await insertPerson(database.db);
  await pass(GUEST_KEPT_DAYS);
  expect(await removeAbandonedGuests(database.db, AbortSignal.abort())).toBe(0);
  expect(await removeNow()).toBe(1);
});

test("runs at start and every day, until it is stopped", async () => {
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"],
  });
  const stop = startDailyJobs(database);
  try {
    for (let day = 0; day < 3; day += 1) {
      const { id } = await insertPerson(database.db);
      await pass(GUEST_KEPT_DAYS);
      vi.advanceTimersByTime(DAY_MS);
      await vi.waitFor(async () => expect(await findTraces(database, [id])).toEqual([]), 100_000);
    }
  } finally {
    await stop();
    const reads = vi.spyOn(database.db, "select");
    vi.advanceTimersByTime(3 * DAY_MS);
    await new Promise(setImmediate);
    expect(reads).not.toHaveBeenCalled();
    reads.mockRestore();
    vi.useRealTimers();
  }
});
