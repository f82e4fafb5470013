import { describe, expect, test } from "vitest";
import { callOutcome, signInGuest } from "../testing/callers";
import { testDatabase } from "../testing/database";
import { liveServer } from "../testing/live";
import { start, watch } from "../testing/study-group";

/** Coaching rooms whose only owner deletes their account. */

const database = testDatabase();
const period = { from: "2020-01-01", to: "2029-01-01" };

/** Olga owns a coaching room and coaches in it; Mara and Ben joined first and share with her. */
async function createCoachingRoom() {
  const [olga, mara, ben] = [
    await signInGuest(database, "Olga", "UTC"),
    await signInGuest(database, "Mara", "UTC"),
    await signInGuest(database, "Ben", "UTC"),
  ];
  const place = { name: "Clients", timeZone: "UTC", isCoachingRoom: true };
  const { slug } = await olga.call.room.create(place);
  const room = { roomSlug: slug };
  const { token } = await olga.call.invite.create({ ...room, role: "member", coached: true });
  for (const guest of [mara, ben]) await guest.call.invite.accept({ token });
  /** A second coach, who joined last, and with whom Mara shares. */
  const addCoach = async () => {
    const carl = await signInGuest(database, "Carl", "UTC");
    const link = await olga.call.invite.create({ ...room, role: "coach" });
    await carl.call.invite.accept({ token: link.token });
    await mara.call.coach.grant({ ...room, userId: carl.userId });
    return carl;
  };
  for (const { notices } of [olga, mara, ben]) notices.length = 0;
  return { olga, mara, ben, slug, room, token, addCoach };
}

describe("a coaching room without another coach", () => {
  test("closes: no client inherits it, and nobody sees a session of another", async () => {
    const { olga, mara, ben, slug, room, token } = await createCoachingRoom();
    const server = await liveServer(database);
    const marasStream = await watch(server, mara, slug);
    const session = await start(ben, slug);
    server.deliver(ben);
    await olga.call.account.delete();
    expect(olga.notices.at(-1)?.people).toEqual(
      expect.arrayContaining([olga.userId, mara.userId, ben.userId]),
    );
    server.deliver(olga);
    await marasStream.ended;
    expect(marasStream.text).not.toContain(ben.userId);

    for (const { call } of [mara, ben]) {
      expect(await call.room.list()).toEqual([]);
      const attempts = [
        call.room.get({ slug }),
        call.room.live({ slug }),
        call.member.setCoaching({ ...room, alsoCoaches: true }),
        call.coach.members(room),
        call.invite.create({ ...room, role: "coach" }),
        call.invite.accept({ token }).then(() => call.room.get({ slug })),
      ];
      const outcomes = await Promise.all(attempts.map(callOutcome));
      expect(outcomes).toEqual([...Array(5).fill("room_not_found"), "invite_revoked"]);
      expect(await call.coach.grants()).toEqual([]);
    }
    // A session that runs stays Ben's, with its place.
    expect((await ben.call.focusSession.current()).session).toMatchObject({
      id: session.id,
      roomSlug: slug,
    });
    expect(await callOutcome(start(mara, slug))).toBe("room_not_found");
  });

  test("is deleted if no session was run in it", async () => {
    const { olga, slug } = await createCoachingRoom();
    await olga.call.account.delete();
    expect(await database.query("select from room where slug = $1", [slug])).toEqual([]);
  });
});

describe("a coaching room with another coach", () => {
  test("passes to that coach, who still sees only members who share with them", async () => {
    const { olga, mara, ben, slug, room, addCoach } = await createCoachingRoom();
    const carl = await addCoach();
    for (const guest of [mara, ben]) await start(guest, slug);
    const seen = async () => ({
      live: (await carl.call.room.live({ slug })).seats.map(({ name }) => name).sort(),
      running: (await carl.call.room.list()).flatMap(({ running }) => running.map((r) => r.name)),
      roster: (await carl.call.coach.members(room)).map(({ name }) => name),
    });
    const shared = { running: ["Mara"], roster: ["Mara"] };
    expect(await seen()).toEqual({ ...shared, live: ["Carl", "Mara", "Olga"] });
    await olga.call.account.delete();
    expect(await carl.call.room.get({ slug })).toMatchObject({ role: "owner", alsoCoaches: true });
    expect(await seen()).toEqual({ ...shared, live: ["Carl", "Mara"] });
    const about = { ...room, userId: ben.userId };
    expect(await callOutcome(carl.call.coach.member({ ...about, ...period }))).toBe(
      "member_not_found",
    );
    expect((await ben.call.room.live({ slug })).seats.map(({ name }) => name).sort()).toEqual([
      "Ben",
      "Carl",
    ]);
  });
});

test("a client whom an owner makes a coach or an owner sees nothing of the others", async () => {
  const { olga, mara, ben, slug, room } = await createCoachingRoom();
  await start(ben, slug);
  for (const role of ["coach", "owner"] as const) {
    await olga.call.member.setRole({ ...room, userId: mara.userId, role });
    if (role === "owner") await mara.call.member.setCoaching({ ...room, alsoCoaches: true });
    const { seats } = await mara.call.room.live({ slug });
    expect(seats.map(({ name }) => name).sort()).toEqual(["Mara", "Olga"]);
    expect((await mara.call.room.list())[0]?.running).toEqual([]);
    expect(await mara.call.coach.members(room)).toEqual([]);
    const names = (await mara.call.member.list(room)).map(({ name }) => name).sort();
    // An owner must be able to remove members, and so sees their names.
    expect(names).toEqual(role === "owner" ? ["Ben", "Mara", "Olga"] : ["Mara", "Olga"]);
    expect(await mara.call.room.get({ slug })).toMatchObject({ memberCount: names.length });
  }
  await ben.call.coach.grant({ ...room, userId: mara.userId });
  const { seats } = await mara.call.room.live({ slug });
  expect(seats.map(({ name }) => name)).toContain("Ben");
  expect((await mara.call.room.list())[0]?.running).toMatchObject([{ name: "Ben" }]);
});
