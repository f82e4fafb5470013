import { expect, test } from "vitest";
import { lastTenYears } from "@/domain/time/day-bounds";
import { addDays, periodLength } from "@/domain/time/period";
import { signInGuest } from "../../testing/callers";
import { travel } from "../../testing/clock";
import { testDatabase } from "../../testing/database";
import { createStudyGroup, start } from "../../testing/study-group";
import { shiftDay } from "../testing/oracle";

const database = testDatabase();
const MINUTE_MS = 60_000;

/** Signs in a guest in UTC and returns their activities and today's date. */
async function createPerson() {
  const guest = await signInGuest(database, "Mara", "UTC");
  const [work, study, ...others] = await guest.call.activity.list();
  const rest = others.find((activity) => activity.isRest);
  if (!work || !study || !rest) throw new Error("a guest has activities");
  const today = (await guest.call.focusSession.current()).serverNow.slice(0, 10);
  /** Starts a session and moves the clock. */
  const startAndTravel = async (activity: { id: string }, minutes: number, restartOf?: string) => {
    const session = await guest.call.focusSession.start({
      activityId: activity.id,
      minutes: 25,
      restartOf,
    });
    await travel(database.db, minutes * MINUTE_MS);
    return session;
  };
  return { ...guest, work, study, rest, today, startAndTravel };
}

test("counts a broken session and its restart once each, and no rest or running session", async () => {
  const { call, work, study, rest, today, startAndTravel } = await createPerson();
  const week = { from: shiftDay(today, -1), to: shiftDay(today, 1) };
  const { id } = await startAndTravel(work, 3);
  await call.focusSession.break({ id, reason: "phone" });
  await startAndTravel(work, 30, id);
  await startAndTravel(rest, 30);
  await startAndTravel(study, 10);
  const figures = await call.dashboard.personal(week);
  expect(figures).toMatchObject({ completed: 1, broken: 1, focusMinutes: 25, completionRate: 0.5 });
  expect(figures.byActivity).toEqual([
    {
      activityId: work.id,
      name: "Work",
      color: work.color,
      completed: 1,
      broken: 1,
      focusMinutes: 25,
    },
  ]);
  expect(figures.byDay.map(({ date }) => date)).toEqual([
    shiftDay(today, -1),
    today,
    shiftDay(today, 1),
  ]);
  expect((await call.dashboard.patterns(week)).breaks).toEqual([
    { activityId: work.id, minute: 3, reason: "phone", count: 1 },
  ]);
  expect((await call.dashboard.sizing()).map(({ name }) => name)).not.toContain("Rest");
});

test("counts a session from its planned end on, including that instant", async () => {
  const { call, work, today } = await createPerson();
  await travel(database.db, 0);
  const { plannedEnd } = await call.focusSession.start({ activityId: work.id, minutes: 25 });
  const period = { from: today, to: shiftDay(today, 1) };
  expect((await call.dashboard.personal(period)).completed).toBe(0);
  const { serverNow } = await call.focusSession.current();
  await travel(database.db, Date.parse(plannedEnd) - Date.parse(serverNow));
  expect((await call.dashboard.personal(period)).completed).toBe(1);
});

test("sums merged activities together and keeps archived ones separate", async () => {
  const { call, work, study, today, startAndTravel } = await createPerson();
  await startAndTravel(work, 30);
  await startAndTravel(study, 30);
  await call.activity.merge({ id: study.id, intoId: work.id });
  const period = { from: today, to: shiftDay(today, 1) };
  const names = async () =>
    (await call.dashboard.personal(period)).byActivity.map(({ name, completed }) => [
      name,
      completed,
    ]);
  expect(await names()).toEqual([["Work", 2]]);
  await call.activity.archive({ id: work.id });
  expect(await names()).toEqual([["Work", 2]]);
  const { completed } = await call.dashboard.personal({ ...period, activityId: study.id });
  expect(completed).toBe(2);
});

test("does not keep a streak's day by a rest, and finds nothing when filtered by one", async () => {
  const { call, rest, today, startAndTravel } = await createPerson();
  await startAndTravel(rest, 30);
  expect(await call.dashboard.streak()).toMatchObject({ current: 0, longest: 0, today: "pending" });
  const period = { from: today, to: shiftDay(today, 1) };
  const figures = await call.dashboard.personal({ ...period, activityId: rest.id });
  expect(figures).toMatchObject({ completed: 0, broken: 0, byActivity: [] });
});

test("begins a streak today and lists the year up to it", async () => {
  const { call, work, startAndTravel } = await createPerson();
  await startAndTravel(work, 30);
  const { days, ...streak } = await call.dashboard.streak();
  expect(streak).toEqual({ current: 1, longest: 1, today: "kept" });
  expect(days).toHaveLength(366);
  expect(days.at(-1)).toMatchObject({ status: "kept", completed: 1 });
});

test("returns every day of periods from one day to ten years", async () => {
  const { call, today } = await createPerson();
  for (const length of [1, 2, 91, 92, periodLength(lastTenYears(today))]) {
    const period = { from: shiftDay(today, 1 - length), to: today };
    const { byDay, from, to } = await call.dashboard.personal(period);
    expect({ from, to, days: byDay.length }).toEqual({ ...period, days: length });
  }
});

test("refuses longer, reversed and invalid periods as bad input", async () => {
  const { call, today } = await createPerson();
  const { slug } = await call.room.create({ name: "Chemistry", timeZone: "UTC" });
  const periods = [
    { from: addDays(lastTenYears(today).from, -1), to: today },
    { from: today, to: shiftDay(today, -1) },
    { from: "2026-02-30", to: "2026-03-01" },
    { from: "", to: today },
  ];
  for (const period of periods) {
    const calls = [
      call.dashboard.personal(period),
      call.dashboard.patterns(period),
      call.dashboard.streak(period),
      call.dashboard.room({ roomSlug: slug, ...period }),
    ];
    for (const refused of calls)
      await expect(refused).rejects.toMatchObject({ code: "BAD_REQUEST" });
  }
});

test("counts sessions run in the room by its current members", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  const inRoom = await start(mara, slug);
  await travel(database.db, 30 * MINUTE_MS);
  await start(mara);
  await start(olga, slug);
  await travel(database.db, 30 * MINUTE_MS);
  const period = { from: shiftDay(inRoom.localDate, -1), to: shiftDay(inRoom.localDate, 1) };
  const asked = { roomSlug: slug, ...period };
  const seen = await olga.call.dashboard.room(asked);
  expect(seen.members.map(({ name, completed }) => [name, completed])).toEqual([
    ["Olga", 1],
    ["Mara", 1],
  ]);
  expect(seen.total).toMatchObject({ completed: 2, focusMinutes: 50, completionRate: 1 });
  await mara.call.room.leave({ slug });
  const after = await olga.call.dashboard.room(asked);
  expect(after.members.map(({ name }) => name)).toEqual(["Olga"]);
  expect(after.total.completed).toBe(1);
});
