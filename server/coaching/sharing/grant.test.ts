import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { coachGrant, membership } from "@/db/schema";
import { callOutcome } from "../../testing/callers";
import { stopTime, travel } from "../../testing/clock";
import { testDatabase } from "../../testing/database";
import { createCoachingRoom, joinRoom } from "../testing/coaching-room";

const database = testDatabase();
const DAY_MS = 86_400_000;
const pass = (ms: number) => travel(database.db, ms);
const period = { from: "2020-01-01", to: "2029-01-01" };

beforeAll(() => stopTime(database.db));

const namesIn = (members: { name: string }[]) => members.map(({ name }) => name);

describe("a grant", () => {
  test("is listed for each coach of each room", async () => {
    const { mara, carl, slug, today } = await createCoachingRoom(database);
    const grants = await mara.call.coach.grants({});
    expect(grants.map(({ name, grant }) => [name, grant])).toEqual([
      [
        "Carl",
        { scope: "room", targets: false, reflections: false, reasons: false, sinceDate: today },
      ],
      ["Cleo", null],
    ]);
    expect(grants[0]).toMatchObject({ roomSlug: slug, userId: carl.userId });
    expect(grants.map(({ seesMember }) => seesMember)).toEqual([true, true]);
  });

  test("becomes a new one when changed, and reaches back as far as the first", async () => {
    const { mara, toCarl, today } = await createCoachingRoom(database);
    await pass(3 * DAY_MS);
    const changed = await mara.call.coach.grant({ ...toCarl, targets: true });
    expect(changed.grant).toMatchObject({ targets: true, sinceDate: today });
    const rows = await database.db
      .select()
      .from(coachGrant)
      .where(eq(coachGrant.userId, mara.userId));
    expect(rows.map((row) => [row.seesTargets, row.revokedAt !== null]).sort()).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  test("changes nothing and sends no notice when chosen again", async () => {
    const { mara, carl, toCarl } = await createCoachingRoom(database);
    const before = await mara.call.coach.grants();
    mara.notices.length = 0;
    await mara.call.coach.grant({ ...toCarl, userId: carl.userId.toUpperCase() });
    expect(await mara.call.coach.grants()).toEqual(before);
    expect(mara.notices).toEqual([{}]);
  });

  test("notifies the two people and leaves the room's version unchanged, so nobody else notices", async () => {
    const { ben, mara, carl, toCarl, slug, roomId } = await createCoachingRoom(database);
    const before = await ben.call.room.live({ slug });
    mara.notices.length = 0;
    await mara.call.coach.revoke(toCarl);
    expect(mara.notices).toEqual([{ rooms: [roomId], people: [carl.userId, mara.userId] }]);
    expect(await ben.call.room.live({ slug })).toEqual(before);
  });

  test("is saved once for simultaneous requests", async () => {
    const { mara, toCarl } = await createCoachingRoom(database);
    await Promise.all(
      [true, false, true, false].map((targets) => mara.call.coach.grant({ ...toCarl, targets })),
    );
    const activeGrants = await database.db
      .select()
      .from(coachGrant)
      .where(and(eq(coachGrant.userId, mara.userId), isNull(coachGrant.revokedAt)));
    expect(activeGrants).toHaveLength(1);
  });

  test("ends at once when revoked, and revoking again changes nothing", async () => {
    const { mara, carl, slug, toCarl, aboutMara } = await createCoachingRoom(database);
    expect(namesIn(await carl.call.coach.members({ roomSlug: slug }))).toEqual(["Mara"]);
    await mara.call.coach.revoke(toCarl);
    await mara.call.coach.revoke(toCarl);
    expect(await carl.call.coach.members({ roomSlug: slug })).toEqual([]);
    expect(await callOutcome(carl.call.coach.member({ ...aboutMara, ...period }))).toBe(
      "member_not_found",
    );
  });
});

describe("a former coach sees nothing, and grants do not come back", () => {
  type CoachingRoom = Awaited<ReturnType<typeof createCoachingRoom>>;
  const setRole = ({ olga, carl, slug }: CoachingRoom, role: "member" | "coach" | "owner") =>
    olga.call.member.setRole({ roomSlug: slug, userId: carl.userId, role });

  const losses: [
    string,
    (of: CoachingRoom) => Promise<unknown>,
    (of: CoachingRoom) => Promise<unknown>,
  ][] = [
    ["made a member", (of) => setRole(of, "member"), (of) => setRole(of, "coach")],
    ["made an owner", (of) => setRole(of, "owner"), (of) => setRole(of, "coach")],
    [
      "removed",
      ({ olga, carl, slug }) => olga.call.member.remove({ roomSlug: slug, userId: carl.userId }),
      ({ olga, carl, slug }) => joinRoom(olga, carl, slug, "coach"),
    ],
    [
      "gone",
      ({ carl, slug }) => carl.call.room.leave({ slug }),
      ({ olga, carl, slug }) => joinRoom(olga, carl, slug, "coach"),
    ],
    [
      "left by the member",
      ({ mara, slug }) => mara.call.room.leave({ slug }),
      ({ olga, mara, slug }) => joinRoom(olga, mara, slug, "member"),
    ],
    [
      "left by the member who was removed",
      ({ olga, mara, slug }) => olga.call.member.remove({ roomSlug: slug, userId: mara.userId }),
      ({ olga, mara, slug }) => joinRoom(olga, mara, slug, "member"),
    ],
  ];

  test.each(losses)("%s", async (_, lose, comeBack) => {
    const coaching = await createCoachingRoom(database);
    const { carl, mara, slug, aboutMara } = coaching;
    await lose(coaching);
    expect(await callOutcome(carl.call.coach.member({ ...aboutMara, ...period }))).not.toBe(
      "accepted",
    );
    const activeGrants = await database.db
      .select()
      .from(coachGrant)
      .where(and(eq(coachGrant.userId, mara.userId), isNull(coachGrant.revokedAt)));
    expect(activeGrants).toEqual([]);
    await comeBack(coaching);
    expect(await carl.call.coach.members({ roomSlug: slug })).toEqual([]);
  });

  test("even while the row of a grant exists", async () => {
    const { carl, cleo, mara, slug, roomId, aboutMara } = await createCoachingRoom(database);
    const isSeat = (userId: string) =>
      and(eq(membership.roomId, roomId), eq(membership.userId, userId));
    await mara.call.coach.grant({ roomSlug: slug, userId: cleo.userId });
    await database.db.update(membership).set({ role: "owner" }).where(isSeat(carl.userId));
    expect(await callOutcome(carl.call.coach.members({ roomSlug: slug }))).toBe("not_allowed");
    await database.db.delete(membership).where(isSeat(mara.userId));
    expect(await cleo.call.coach.members({ roomSlug: slug })).toEqual([]);
    expect(await callOutcome(cleo.call.coach.member({ ...aboutMara, ...period }))).toBe(
      "member_not_found",
    );
  });

  test("nor in another room in which they coach", async () => {
    const { carl, mara, aboutMara } = await createCoachingRoom(database);
    const other = await mara.call.room.create({ name: "Physics", timeZone: "UTC" });
    await joinRoom(mara, carl, other.slug, "coach");
    const there = { ...aboutMara, roomSlug: other.slug };
    expect(await carl.call.coach.members({ roomSlug: other.slug })).toEqual([]);
    expect(await callOutcome(carl.call.coach.member({ ...there, ...period }))).toBe(
      "member_not_found",
    );
  });
});
