import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { readClock } from "@/db/clock";
import { focusSession, user } from "@/db/schema";
import { statusAt } from "@/domain/focus-session/status";
import { buildRestCalendar } from "@/domain/stats/rest-days";
import { testDatabase } from "@/server/testing/database";
import { AlreadySeeded, seedStudyGroup } from "./group/seed-study-group";

const database = testDatabase();

test("the seed tells of a study group in mid-session with ten weeks behind it, once", async () => {
  const { db } = database;
  const { email, others, roomSlug, coach } = await seedStudyGroup(db, "Europe/Vienna");
  const now = await readClock(db);
  const people = await db.query.user.findMany();
  expect(people.map((person) => person.email)).toEqual([email, ...others, coach]);
  const room = await db.query.room.findFirst();
  expect(room?.slug).toBe(roomSlug);
  const sessions = await db.query.focusSession.findMany();
  const recent = sessions.filter(
    ({ roomId, plannedEnd }) => roomId === room?.id && plannedEnd.getTime() > now.getTime() - 3.6e6,
  );
  const statuses = new Set(recent.map((session) => statusAt(session, now)));
  expect([...statuses].sort()).toEqual(["broken", "completed", "running"]);
  expect(sessions.every(({ startedAt }) => startedAt <= now)).toBe(true);
  const first = Math.min(...sessions.map(({ startedAt }) => startedAt.getTime()));
  expect((now.getTime() - first) / (7 * 24 * 3.6e6)).toBeGreaterThan(9.8);

  await expect(seedStudyGroup(db, "Europe/Vienna")).rejects.toThrow(AlreadySeeded);
  expect(await db.query.user.findMany()).toHaveLength(people.length);
});

test("whoever one signs in as has kept every day of the last two weeks that was no rest", async () => {
  const { db } = database;
  const [mara] = await db.select().from(user).where(eq(user.email, "mara@example.org"));
  const userId = mara?.id ?? "";
  const theirs = await db.query.focusSession.findMany({ where: eq(focusSession.userId, userId) });
  const weekdayRules = await db.query.restWeekdays.findMany({
    where: (rule) => eq(rule.userId, userId),
  });
  const restOn = buildRestCalendar({ weekdayRules, dates: [] });
  const kept = new Set(
    theirs
      .filter(({ brokenAt, driftedAt }) => !(brokenAt ?? driftedAt))
      .map(({ localDate }) => localDate),
  );
  const today =
    theirs
      .map(({ localDate }) => localDate)
      .sort()
      .at(-1) ?? "";
  for (let ago = 1; ago <= 14; ago += 1) {
    const day = new Date(Date.parse(today) - ago * 24 * 3.6e6).toISOString().slice(0, 10);
    expect([day, kept.has(day) || restOn(day) === "weekday"]).toEqual([day, true]);
  }
});

test("their coach sees what each of them lets her, and has written to some", async () => {
  const { db } = database;
  const grants = await db.query.coachGrant.findMany();
  expect(grants).toHaveLength(7);
  expect(new Set(grants.map(({ scope }) => scope))).toEqual(new Set(["room", "all"]));
  expect((await db.query.coachNote.findMany()).some(({ readAt }) => readAt === null)).toBe(true);
  const plans = await db.query.coachPlan.findMany();
  expect(plans.map(({ isAccepted }) => isAccepted).sort()).toEqual([null, true].sort());
  const goals = await db.query.goal.findMany();
  expect(goals.filter(({ suggestedBy }) => suggestedBy !== null)).toHaveLength(1);
});
