import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { isShownCoachSeat } from "@/db/coach-seat";
import { violatedConstraint } from "@/db/pg-errors";
import { coachGrant, membership } from "@/db/schema";
import { isShownCoach } from "@/domain/room/coach-agreement";
import { callAsNobody, callOutcome, signInGuest } from "../testing/callers";
import { stopTime } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { insertPerson, insertRoom } from "../testing/factories";

const database = testDatabase();
const period = { from: "2020-01-01", to: "2029-01-01" };

beforeAll(() => stopTime(database.db));

const namesIn = (members: { name: string }[]) => members.map(({ name }) => name).sort();

/** Olga creates a coaching room; Mara and Ben join by her coached link. */
async function createSoloCoachingRoom() {
  const olga = await signInGuest(database, "Olga Lind", "UTC");
  const mara = await signInGuest(database, "Mara", "UTC");
  const ben = await signInGuest(database, "Ben", "UTC");
  const place = { name: "Clients", timeZone: "UTC", isCoachingRoom: true };
  const { slug } = await olga.call.room.create(place);
  const link = { roomSlug: slug, role: "member", coached: true } as const;
  const { token } = await olga.call.invite.create(link);
  await mara.call.invite.accept({ token });
  await ben.call.invite.accept({ token });
  const coaching = (alsoCoaches: boolean) =>
    olga.call.member.setCoaching({ roomSlug: slug, alsoCoaches });
  const aboutMara = { roomSlug: slug, userId: mara.userId };
  return { olga, mara, ben, slug, room: { roomSlug: slug }, token, coaching, aboutMara };
}

/** Lists the active grants of this person. */
const listActiveGrants = (userId: string) =>
  database.db
    .select()
    .from(coachGrant)
    .where(and(eq(coachGrant.userId, userId), isNull(coachGrant.revokedAt)));

describe("a solo coach", () => {
  test("creates a coaching room and coaches in it as its owner", async () => {
    const { olga, slug, room } = await createSoloCoachingRoom();
    expect(await olga.call.room.get({ slug })).toMatchObject({ role: "owner", alsoCoaches: true });
    expect(namesIn(await olga.call.coach.members(room))).toEqual(["Ben", "Mara"]);
    expect(namesIn((await olga.call.room.live({ slug })).seats)).toEqual([
      "Ben",
      "Mara",
      "Olga Lind",
    ]);
  });

  test("is named in the invite preview, which names nobody else", async () => {
    const { token } = await createSoloCoachingRoom();
    expect(await callAsNobody(database).invite.preview({ token })).toMatchObject({
      isCoachingRoom: true,
      isCoached: true,
      coaches: ["Olga"],
      firstNames: ["Olga"],
      memberCount: 1,
      runningCount: 0,
    });
  });

  test("is the only person a member sees besides themselves, shown as coach", async () => {
    const { olga, mara, slug, room } = await createSoloCoachingRoom();
    const pair = ["Mara", "Olga Lind"];
    expect(namesIn((await mara.call.room.live({ slug })).seats)).toEqual(pair);
    const list = await mara.call.member.list(room);
    expect(namesIn(list)).toEqual(pair);
    expect(list.find(({ userId }) => userId === olga.userId)).toMatchObject({
      role: "owner",
      alsoCoaches: true,
    });
    expect(await mara.call.room.get({ slug })).toMatchObject({ memberCount: 2 });
    expect(await mara.call.coach.grants()).toMatchObject([
      { userId: olga.userId, name: "Olga Lind", grant: { scope: "room", targets: false } },
    ]);
  });

  test("views, writes and suggests as any coach does", async () => {
    const { olga, mara, aboutMara } = await createSoloCoachingRoom();
    expect(await olga.call.coach.member({ ...aboutMara, ...period })).toMatchObject({
      name: "Mara",
    });
    await olga.call.coach.addNote({ ...aboutMara, text: "Try 15" });
    expect(await mara.call.coach.notes()).toMatchObject([{ text: "Try 15" }]);
    expect(await mara.call.coach.accessLog()).toMatchObject([
      { userId: olga.userId, what: "page" },
    ]);
  });
});

test("does not make an owner a coach unless they choose it", async () => {
  const olga = await signInGuest(database, "Olga");
  const { slug } = await olga.call.room.create({ name: "Chemistry", timeZone: "UTC" });
  const room = { roomSlug: slug };
  const link = { ...room, role: "member", coached: true } as const;
  expect(await callOutcome(olga.call.coach.members(room))).toBe("not_allowed");
  expect(await callOutcome(olga.call.invite.create(link))).toBe("room_without_coach");
  await olga.call.member.setCoaching({ ...room, alsoCoaches: true });
  expect(await olga.call.coach.members(room)).toEqual([]);
  expect(await callOutcome(olga.call.invite.create(link))).toBe("accepted");
});

describe("grants to an owner who coaches end and do not come back", () => {
  type CoachingRoom = Awaited<ReturnType<typeof createSoloCoachingRoom>>;
  const setRole = (
    { olga, mara, slug }: CoachingRoom,
    who: "olga" | "mara",
    role: "owner" | "member",
  ) =>
    (who === "olga" ? mara : olga).call.member.setRole({
      roomSlug: slug,
      userId: (who === "olga" ? olga : mara).userId,
      role,
    });

  test("when they stop coaching", async () => {
    const { olga, ben, mara, coaching, room, slug, aboutMara } = await createSoloCoachingRoom();
    olga.notices.length = 0;
    await coaching(false);
    expect(olga.notices[0]?.rooms).toHaveLength(1);
    expect(await callOutcome(olga.call.coach.member({ ...aboutMara, ...period }))).toBe(
      "not_allowed",
    );
    expect(await listActiveGrants(mara.userId)).toEqual([]);
    expect(namesIn((await olga.call.room.live({ slug })).seats)).toEqual(["Olga Lind"]);
    expect(namesIn((await ben.call.room.live({ slug })).seats)).toEqual(["Ben"]);
    await coaching(true);
    expect(await olga.call.coach.members(room)).toEqual([]);
  });

  test("when they stop being an owner, and with it stop coaching", async () => {
    const coaching = await createSoloCoachingRoom();
    const { olga, mara, room, slug } = coaching;
    await setRole(coaching, "mara", "owner");
    await setRole(coaching, "olga", "member");
    expect(await olga.call.room.get({ slug })).toMatchObject({
      role: "member",
      alsoCoaches: false,
    });
    expect(await listActiveGrants(mara.userId)).toEqual([]);
    await setRole(coaching, "olga", "owner");
    expect(await callOutcome(olga.call.coach.members(room))).toBe("not_allowed");
  });

  test("but not while they stay a coach or keep their role", async () => {
    const coaching = await createSoloCoachingRoom();
    const { olga, mara, room, slug } = coaching;
    const as = (role: "owner" | "coach") =>
      mara.call.member.setRole({ roomSlug: slug, userId: olga.userId, role });
    await setRole(coaching, "mara", "owner");
    for (const role of ["owner", "coach"] as const) {
      await as(role);
      expect(namesIn(await olga.call.coach.members(room))).toEqual(["Ben", "Mara"]);
    }
    await as("owner");
    expect(await callOutcome(olga.call.coach.members(room))).toBe("not_allowed");
  });
});

test("queries the coaches whom everyone sees by the rule, and refuses other rows", async () => {
  const { db } = database;
  const { id: roomId } = await insertRoom(db);
  const seats = [
    { role: "owner", alsoCoaches: false },
    { role: "owner", alsoCoaches: true },
    { role: "member", alsoCoaches: false },
    { role: "coach", alsoCoaches: false },
    { role: "coach", alsoCoaches: false, awaitsAgreement: true },
    { role: "owner", alsoCoaches: true, awaitsAgreement: true },
  ] as const;
  for (const seat of seats) {
    const { id: userId } = await insertPerson(db);
    await db.insert(membership).values({ roomId, userId, ...seat });
  }
  const inRoom = eq(membership.roomId, roomId);
  const coaching = await db
    .select()
    .from(membership)
    .where(and(inRoom, isShownCoachSeat(membership)));
  const expected = (await db.select().from(membership).where(inRoom)).filter(isShownCoach);
  expect(coaching).toHaveLength(2);
  expect(new Set(coaching.map(({ userId }) => userId))).toEqual(
    new Set(expected.map(({ userId }) => userId)),
  );
  const { id: userId } = await insertPerson(db);
  const refuse = (row: typeof membership.$inferInsert) =>
    db.insert(membership).values(row).catch(violatedConstraint);
  for (const role of ["member", "coach"] as const) {
    const refused = await refuse({ roomId, userId, role, alsoCoaches: true });
    expect(refused).toBe("membership_also_coaches");
  }
  for (const role of ["member", "owner"] as const) {
    const refused = await refuse({ roomId, userId, role, awaitsAgreement: true });
    expect(refused).toBe("membership_awaits_agreement");
  }
});
