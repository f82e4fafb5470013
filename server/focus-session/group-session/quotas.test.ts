import { beforeEach, describe, expect, test } from "vitest";
import { groupSessionJoin } from "@/db/schema";
import { MAX_DAYS_AHEAD, MAX_JOINS, MAX_OPEN_GROUP_SESSIONS } from "@/domain/group-session/quotas";
import { callOutcome } from "../../testing/callers";
import { testDatabase } from "../../testing/database";
import { insertGroupSession } from "../../testing/factories";
import { race } from "../../testing/race";
import { findFirstActivity, scheduleGroup, stopOnFriday, WEEKEND } from "./testing/scheduled-group";

const database = testDatabase();
const DAY_MS = 86_400_000;

beforeEach(() => stopOnFriday(database));

const inDays = (days: number) =>
  new Date(Date.parse("2026-11-20T10:00:00Z") + days * DAY_MS).toISOString();

describe("a room", () => {
  test("has at most 50 group sessions ahead, also when several are scheduled at once", async () => {
    const { olga, mara, slug, roomId, id } = await scheduleGroup(database);
    const over = { startsAt: new Date(inDays(-1)), nextAt: null, nextDate: null };
    await insertGroupSession(database.db, { roomId, ...over });
    for (let n = 2; n < MAX_OPEN_GROUP_SESSIONS; n += 1) {
      await insertGroupSession(database.db, { roomId });
    }
    const schedule = ({ call }: typeof olga) =>
      call.groupSession.create({ roomSlug: slug, minutes: 25, ...WEEKEND });
    const { results, refusals } = await race([olga, mara, mara].map(schedule));
    expect(results).toHaveLength(1);
    expect(refusals).toMatchObject(
      Array(2).fill({ reason: "group_session_limit", details: { atMost: 50 } }),
    );
    await olga.call.groupSession.cancel({ id });
    expect(await callOutcome(schedule(mara))).toBe("accepted");
    expect(await callOutcome(schedule(mara))).toBe("group_session_limit");
  });

  test("does not use up what another room can schedule", async () => {
    const { olga, roomId } = await scheduleGroup(database);
    for (let n = 1; n < MAX_OPEN_GROUP_SESSIONS; n += 1) {
      await insertGroupSession(database.db, { roomId });
    }
    const { slug: roomSlug } = await olga.call.room.create({ name: "Other", timeZone: "UTC" });
    const scheduling = olga.call.groupSession.create({ roomSlug, minutes: 25, ...WEEKEND });
    expect(await callOutcome(scheduling)).toBe("accepted");
  });
});

test("a group session is scheduled and moved to a time between now and a year ahead", async () => {
  const { olga, slug: roomSlug, id, list } = await scheduleGroup(database);
  const before = await list(olga);
  for (const [startsAt, refusal] of [
    [inDays(0), { reason: "group_session_in_past" }],
    [inDays(MAX_DAYS_AHEAD + 0.001), { reason: "group_session_too_far", details: { days: 366 } }],
  ] as const) {
    const creating = olga.call.groupSession.create({ roomSlug, minutes: 25, startsAt });
    await expect(creating).rejects.toMatchObject(refusal);
    await expect(olga.call.groupSession.update({ id, startsAt })).rejects.toMatchObject(refusal);
  }
  expect(await list(olga)).toEqual(before);
  const startsAt = inDays(MAX_DAYS_AHEAD);
  const moved = await olga.call.groupSession.update({ id, startsAt });
  expect(moved).toMatchObject({ next: { startsAt } });
});

test("a person joins at most 200 dates ahead", async () => {
  const { mara, id, date, join } = await scheduleGroup(database, WEEKEND);
  const activityId = await findFirstActivity(mara);
  const own = { groupSessionId: id, userId: mara.userId, activityId };
  const later = Array.from({ length: MAX_JOINS - 1 }, (_, n) => inDays(30 + n).slice(0, 10));
  await database.db.insert(groupSessionJoin).values(later.map((date) => ({ ...own, date })));
  await join(mara);
  const joinSunday = () => join(mara, undefined, "2026-11-22");
  await expect(joinSunday()).rejects.toMatchObject({
    reason: "group_session_join_limit",
    details: { atMost: 200 },
  });
  expect(await join(mara, "chapter 4")).toMatchObject({ own: { target: "chapter 4" } });
  await mara.call.groupSession.leave({ id, date });
  expect(await callOutcome(joinSunday())).toBe("accepted");
});
