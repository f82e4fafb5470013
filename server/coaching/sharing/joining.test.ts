import { beforeAll, describe, expect, test } from "vitest";
import { readClock } from "@/db/clock";
import { localDay } from "@/domain/time/local-day";
import { callAsNobody, callOutcome, signInGuest } from "../../testing/callers";
import { stopTime } from "../../testing/clock";
import { testDatabase } from "../../testing/database";
import { createCoachedRoom, createCoachingRoom, joinRoom } from "../testing/coaching-room";

const database = testDatabase();
const period = { from: "2020-01-01", to: "2029-01-01" };

beforeAll(() => stopTime(database.db));

describe("a coached link", () => {
  test("names the coaches, and joining with it shares the default with them", async () => {
    const { olga, carl, cleo, slug } = await createCoachedRoom(database);
    const link = { roomSlug: slug, role: "member", coached: true } as const;
    const { token } = await olga.call.invite.create(link);
    expect(await callAsNobody(database).invite.preview({ token })).toMatchObject({
      isCoached: true,
      coaches: ["Carl", "Cleo"],
    });
    const dana = await signInGuest(database, "Dana", "Pacific/Kiritimati");
    await dana.call.invite.accept({ token });
    const today = localDay(await readClock(database.db), "Pacific/Kiritimati");
    for (const coach of [carl, cleo]) {
      expect(await coach.call.coach.members({ roomSlug: slug })).toMatchObject([
        { name: "Dana", grant: { scope: "room", targets: false, sinceDate: today } },
      ]);
    }
    expect(dana.notices[0]?.people).toContain(carl.userId);
  });

  test("needs a coach in the room and makes nobody a coach", async () => {
    const olga = await signInGuest(database, "Olga");
    const { slug: roomSlug } = await olga.call.room.create({ name: "Chemistry", timeZone: "UTC" });
    const create = (role: "member" | "coach") =>
      olga.call.invite.create({ roomSlug, role, coached: true });
    expect(await callOutcome(create("member"))).toBe("room_without_coach");
    await expect(create("coach")).rejects.toThrow();
  });

  test("shares nothing of existing members, and a plain link shares nothing at all", async () => {
    const { olga, carl, ben, slug } = await createCoachedRoom(database);
    const coached = { roomSlug: slug, role: "member", coached: true } as const;
    const { token } = await olga.call.invite.create(coached);
    await ben.call.invite.accept({ token });
    const dana = await signInGuest(database, "Dana");
    await joinRoom(olga, dana, slug, "member");
    expect(await carl.call.coach.members({ roomSlug: slug })).toEqual([]);
  });
});

test("exports an account's coaching data and deletes all of it", async () => {
  const { carl, mara, aboutMara, work } = await createCoachingRoom(database);
  await carl.call.coach.addNote({ ...aboutMara, text: "Try 25 first." });
  await carl.call.coach.member({ ...aboutMara, ...period });
  const plan = { ...aboutMara, activityId: work.id, unit: "sessions", amount: 5 } as const;
  const { id } = await carl.call.coach.suggestPlan(plan);
  await mara.call.coach.answerPlan({ id, isAccepted: true });
  const { coaching, goals } = await mara.call.account.export();
  const pair = { userId: mara.userId, coachId: carl.userId };
  expect(coaching).toMatchObject({
    grants: [{ ...pair, scope: "room", revokedAt: null }],
    accessLog: [{ ...pair, what: "page" }],
    notes: [{ ...pair, text: "Try 25 first." }],
    plans: [{ ...pair, amount: 5, isAccepted: true }],
  });
  expect(goals).toMatchObject([{ suggestedBy: carl.userId }]);
  const own = (await carl.call.account.export()).coaching;
  expect(own.plans).toMatchObject([{ ...pair, isAccepted: null }]);
  await carl.call.account.delete();
  const left = await mara.call.account.export();
  expect(left.coaching).toEqual({ grants: [], accessLog: [], notes: [], plans: [] });
  expect(left.goals).toMatchObject([{ amount: 5, suggestedBy: null }]);
});
