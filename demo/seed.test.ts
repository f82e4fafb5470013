import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { readClock } from "@/db/clock";
import { focusSession, user } from "@/db/schema";
import { statusAt } from "@/domain/focus-session/status";
import { buildRestCalendar } from "@/domain/stats/rest-days";
import { findRoomTimeTogether } from "@/server/focus-session/group-session/suggestion-queries";
import { testDatabase } from "@/server/testing/database";
import { SMALL_ROOM } from "./group/people";
import { AlreadySeeded, seedStudyGroup } from "./group/seed-study-group";

const database = testDatabase();

test("seeds a study group in mid-session with ten weeks of history, and only once", async () => {
  const { db } = database;
  const seeded = await seedStudyGroup(db, "Europe/Vienna");
  const { email, memberEmails, coachEmail, roomSlug } = seeded;
  const now = await readClock(db);
  const people = await db.query.user.findMany();
  expect(people.map((person) => person.email)).toEqual([email, ...memberEmails, coachEmail]);
  const room = await db.query.room.findFirst({ where: ({ slug }) => eq(slug, roomSlug) });
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

test("seeds a room of three who complete sessions together in the mornings", async () => {
  const { db } = database;
  const small = await db.query.room.findFirst({ where: ({ slug }) => eq(slug, SMALL_ROOM.slug) });
  const { id: roomId = "" } = small ?? {};
  const members = await db.query.membership.findMany({
    where: (member) => eq(member.roomId, roomId),
  });
  expect(members.map(({ role }) => role).sort()).toEqual(["member", "member", "owner"]);
  const mara = await db.query.user.findFirst({ where: (one) => eq(one.name, "Mara") });
  const time = await findRoomTimeTogether(database, { roomId, viewerId: mara?.id ?? "" });
  expect(time?.best.fromHour).toBeGreaterThanOrEqual(8);
  expect(time?.best.toHour).toBeLessThanOrEqual(12);
  expect(time?.best.people).toBe(2);
});

test("gives the first member a completed session on every working day of the last two weeks", async () => {
  const { db } = database;
  const [mara] = await db.select().from(user).where(eq(user.email, "mara@example.org"));
  const userId = mara?.id ?? "";
  const sessions = await db.query.focusSession.findMany({ where: eq(focusSession.userId, userId) });
  const weekdayRules = await db.query.restWeekdays.findMany({
    where: (rule) => eq(rule.userId, userId),
  });
  const restOn = buildRestCalendar({ weekdayRules, dates: [] });
  const completedDays = new Set(
    sessions
      .filter(({ brokenAt, driftedAt }) => !(brokenAt ?? driftedAt))
      .map(({ localDate }) => localDate),
  );
  const today =
    sessions
      .map(({ localDate }) => localDate)
      .sort()
      .at(-1) ?? "";
  for (let ago = 1; ago <= 14; ago += 1) {
    const day = new Date(Date.parse(today) - ago * 24 * 3.6e6).toISOString().slice(0, 10);
    expect([day, completedDays.has(day) || restOn(day) === "weekday"]).toEqual([day, true]);
  }
});

test("seeds a note that Mara got and one that waits", async () => {
  const { db } = database;
  const now = await readClock(db);
  const notes = await db.query.deferredNote.findMany({
    orderBy: (note, { asc }) => asc(note.leftAt),
  });
  expect(notes.map(({ userName, deliverAt }) => [userName, deliverAt <= now])).toEqual([
    ["Mara", true],
    ["Aiyana", false],
  ]);
});

test("seeds a weekly group session that starts soon, and an attendance of sessions that ran", async () => {
  const { db } = database;
  const now = await readClock(db);
  const [group] = await db.query.groupSession.findMany();
  const waitMs = (group?.nextAt?.getTime() ?? 0) - now.getTime();
  expect(waitMs).toBeGreaterThan(0);
  expect(waitMs).toBeLessThan(3.6e6);
  const joins = await db.query.groupSessionJoin.findMany();
  expect(joins.filter(({ date }) => date === group?.nextDate)).toHaveLength(3);
  const ran = joins.filter(({ outcome }) => outcome === "present" || outcome === "late");
  const sessions = await db.query.focusSession.findMany({
    where: (session, { isNotNull }) => isNotNull(session.groupSessionId),
  });
  expect(sessions.map(({ userId, localDate }) => `${userId} ${localDate}`).sort()).toEqual(
    ran.map(({ userId, date }) => `${userId} ${date}`).sort(),
  );
});

test("seeds what members share with the coach, and her notes and plans", async () => {
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
