import { expect, test } from "vitest";
import { personHue } from "@/domain/account/person-hue";
import { callAsNobody, callOutcome, signInGuest } from "../testing/callers";
import { travel } from "../testing/clock";
import { testDatabase } from "../testing/database";

const database = testDatabase();
const HOUR_MS = 3_600_000;

/** Creates Olga's room and an invite link for members. */
async function createRoom(name = "Organic Chemistry II") {
  const owner = await signInGuest(database, "Olga Berg");
  const room = await owner.call.room.create({ name, timeZone: "Europe/Vienna" });
  const invite = await owner.call.invite.create({ roomSlug: room.slug, role: "member" });
  return { owner, roomSlug: room.slug, slug: room.slug, invite };
}

async function join(token: string, name = "Mara Lind") {
  const guest = await signInGuest(database, name);
  await guest.call.invite.accept({ token });
  return guest;
}

test("makes the creator the owner and derives the slug from the name", async () => {
  const { owner, slug } = await createRoom("Café Ökonomie");
  expect(slug).toMatch(/^cafe-okonomie-[a-z2-9]{6}$/);
  expect(await owner.call.room.get({ slug })).toMatchObject({
    name: "Café Ökonomie",
    role: "owner",
    memberCount: 1,
    sharing: "full",
  });
});

test("shows only first names and counts of members in the preview", async () => {
  const { owner, roomSlug, invite } = await createRoom();
  const [work] = await owner.call.activity.list();
  await owner.call.focusSession.start({ activityId: work?.id ?? "", minutes: 25, roomSlug });
  const mara = await join(invite.token);
  const preview = await callAsNobody(database).invite.preview({ token: invite.token });
  expect(preview).toEqual({
    roomName: "Organic Chemistry II",
    roomSlug: null,
    isCoachingRoom: false,
    role: "member",
    isCoached: false,
    coaches: [],
    memberCount: 2,
    runningCount: 1,
    firstNames: ["Olga", "Mara"],
    hues: [owner, mara].map(({ userId }) => personHue(userId)),
  });
});

test("names members in a session first in the preview", async () => {
  const { roomSlug, invite } = await createRoom();
  const mara = await join(invite.token);
  const [work] = await mara.call.activity.list();
  await mara.call.focusSession.start({ activityId: work?.id ?? "", minutes: 25, roomSlug });
  const { firstNames, runningCount } = await callAsNobody(database).invite.preview({
    token: invite.token,
  });
  expect({ firstNames, runningCount }).toEqual({ firstNames: ["Mara", "Olga"], runningCount: 1 });
});

test("keeps the membership and uses up no use on a second accept", async () => {
  const { owner, roomSlug } = await createRoom();
  const { token } = await owner.call.invite.create({ roomSlug, role: "member", maxUses: 2 });
  const mara = await join(token);
  expect(await mara.call.invite.accept({ token })).toEqual({ roomSlug });
  expect(await owner.call.invite.accept({ token })).toEqual({ roomSlug });
  expect((await owner.call.room.get({ slug: roomSlug })).role).toBe("owner");
  const [listed] = await owner.call.invite.list({ roomSlug });
  expect(listed).toMatchObject({ uses: 1, maxUses: 2, isOpen: true });
});

test("returns the room's slug to its members, even through a closed link", async () => {
  const { owner, roomSlug } = await createRoom();
  const { token } = await owner.call.invite.create({ roomSlug, role: "member", maxUses: 1 });
  const stranger = await signInGuest(database, "Zoe");
  expect(await stranger.call.invite.preview({ token })).toMatchObject({ roomSlug: null });
  const mara = await join(token);
  expect(await mara.call.invite.preview({ token })).toMatchObject({ roomSlug });
  expect(await callOutcome(stranger.call.invite.preview({ token }))).toBe("invite_used_up");
});

test("refuses a link with the reason: used up, expired, revoked, unknown", async () => {
  const { owner, roomSlug } = await createRoom();
  const preview = (token: string) => callOutcome(callAsNobody(database).invite.preview({ token }));
  const once = await owner.call.invite.create({ roomSlug, role: "member", maxUses: 1 });
  await join(once.token);
  expect(await preview(once.token)).toBe("invite_used_up");
  const { serverNow } = await owner.call.focusSession.current();
  const expiresAt = new Date(Date.parse(serverNow) + HOUR_MS).toISOString();
  const brief = await owner.call.invite.create({ roomSlug, role: "member", expiresAt });
  expect(await preview(brief.token)).toBe("accepted");
  await travel(database.db, HOUR_MS);
  expect(await preview(brief.token)).toBe("invite_expired");
  const open = await owner.call.invite.create({ roomSlug, role: "member" });
  await owner.call.invite.revoke({ roomSlug, id: open.id });
  expect(await preview(open.token)).toBe("invite_revoked");
  expect(await preview("nothing")).toBe("invite_not_found");
});

test("refuses an invite that expires in the past or grants ownership", async () => {
  const { owner, roomSlug } = await createRoom();
  const expiresAt = "2020-01-01T00:00:00Z";
  expect(await callOutcome(owner.call.invite.create({ roomSlug, role: "member", expiresAt }))).toBe(
    "invalid_input",
  );
  await expect(
    owner.call.invite.create({ roomSlug, role: "owner" as "member" }),
  ).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("stores the token nowhere in the database", async () => {
  const { invite } = await createRoom();
  const rows = await database.query("select i::text as row from invite i", []);
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(invite.token);
  expect(invite.url).toMatch(new RegExp(`/invite/${invite.token}$`));
});

test("keeps an owner in a room unless the last member leaves", async () => {
  const { owner, roomSlug, slug, invite } = await createRoom();
  const mara = await join(invite.token);
  const { userId } = owner;
  expect(await callOutcome(owner.call.room.leave({ slug }))).toBe("last_owner");
  expect(await callOutcome(owner.call.member.setRole({ roomSlug, userId, role: "member" }))).toBe(
    "last_owner",
  );
  const upperCased = { roomSlug, userId: userId.toUpperCase() };
  expect(await callOutcome(owner.call.member.setRole({ ...upperCased, role: "member" }))).toBe(
    "last_owner",
  );
  expect(await callOutcome(owner.call.member.remove(upperCased))).toBe("last_owner");
  await owner.call.member.setRole({ roomSlug, userId: mara.userId, role: "owner" });
  await owner.call.room.leave({ slug });
  expect(await callOutcome(owner.call.room.get({ slug }))).toBe("room_not_found");
  await mara.call.room.leave({ slug });
  expect(await mara.call.room.list()).toEqual([]);
});

test("revokes the links when the last member leaves", async () => {
  const { owner, slug, invite } = await createRoom();
  await owner.call.room.leave({ slug });
  expect(await callOutcome(callAsNobody(database).invite.preview({ token: invite.token }))).toBe(
    "invite_revoked",
  );
});

test("keeps one of two owners who remove each other at once", async () => {
  for (let round = 0; round < 10; round += 1) {
    const { owner, roomSlug, slug, invite } = await createRoom();
    const mara = await join(invite.token);
    await owner.call.member.setRole({ roomSlug, userId: mara.userId, role: "owner" });
    const outcomes = await Promise.all([
      callOutcome(owner.call.member.remove({ roomSlug, userId: mara.userId })),
      callOutcome(mara.call.member.remove({ roomSlug, userId: owner.userId })),
    ]);
    expect(outcomes.sort()).toEqual(["accepted", "room_not_found"]);
    const left = [
      await callOutcome(owner.call.room.get({ slug })),
      await callOutcome(mara.call.room.get({ slug })),
    ];
    expect(left.sort()).toEqual(["accepted", "room_not_found"]);
  }
});

test("starts, shares, changes roles and leaves in one room without a deadlock", async () => {
  const { owner, roomSlug, slug, invite } = await createRoom();
  for (let round = 0; round < 15; round += 1) {
    const mara = await join(invite.token);
    const [work] = await mara.call.activity.list();
    const start = { activityId: work?.id ?? "", minutes: 25, roomSlug };
    const outcomes = await Promise.all([
      callOutcome(mara.call.focusSession.start(start)),
      callOutcome(mara.call.member.setSharing({ roomSlug, sharing: "activity" })),
      callOutcome(owner.call.member.setRole({ roomSlug, userId: mara.userId, role: "coach" })),
      callOutcome(mara.call.account.update({ name: "Mara" })),
      callOutcome(mara.call.room.leave({ slug })),
    ]);
    expect(outcomes.at(-1)).toBe("accepted");
    for (const outcome of outcomes) {
      expect(["accepted", "room_not_found", "member_not_found"]).toContain(outcome);
    }
  }
});

test("finds no room for an invalid slug", async () => {
  const { owner } = await createRoom();
  for (const slug of ["\u0000", "..", "ROOM", "x".repeat(500), "ünï"]) {
    expect(await callOutcome(owner.call.room.live({ slug }))).toBe("room_not_found");
  }
});

test("removes a member at once and notifies the room and the person", async () => {
  const { owner, roomSlug, slug, invite } = await createRoom();
  const mara = await join(invite.token);
  owner.notices.length = 0;
  await owner.call.member.remove({ roomSlug, userId: mara.userId });
  expect(await callOutcome(mara.call.room.live({ slug }))).toBe("room_not_found");
  expect(owner.notices).toEqual([{ rooms: [expect.any(String)], people: [mara.userId] }]);
  expect((await owner.call.member.list({ roomSlug })).map((m) => m.name)).toEqual(["Olga Berg"]);
});

test("shows the room what a member shares, from that moment on", async () => {
  const { owner, roomSlug, slug, invite } = await createRoom();
  const mara = await join(invite.token);
  const [work] = await mara.call.activity.list();
  await mara.call.focusSession.start({
    activityId: work?.id ?? "",
    minutes: 25,
    roomSlug,
    target: "figures 2 to 4",
  });
  const seen = async () =>
    (await owner.call.room.live({ slug })).seats.find((seat) => seat.userId === mara.userId);
  expect((await seen())?.session).toMatchObject({
    activity: { name: "Work" },
    target: "figures 2 to 4",
  });
  await mara.call.member.setSharing({ roomSlug, sharing: "activity" });
  expect((await seen())?.session).toMatchObject({ activity: { name: "Work" }, target: null });
  await mara.call.member.setSharing({ roomSlug, sharing: "presence" });
  expect(await seen()).toMatchObject({
    state: "running",
    session: { activity: null, target: null },
  });
});

test("hides personal sessions and those in other rooms", async () => {
  const { owner, slug, invite } = await createRoom();
  const mara = await join(invite.token);
  const other = await mara.call.room.create({ name: "Other", timeZone: "UTC" });
  const [work] = await mara.call.activity.list();
  const start = { activityId: work?.id ?? "", minutes: 25 };
  const bytes = async () => JSON.stringify(await owner.call.room.live({ slug }));
  const { id } = await mara.call.focusSession.start({ ...start, target: "secret one" });
  expect(await bytes()).not.toContain("secret one");
  await mara.call.focusSession.break({ id });
  await mara.call.focusSession.start({ ...start, roomSlug: other.slug, target: "secret two" });
  const seen = await owner.call.room.live({ slug });
  expect(JSON.stringify(seen)).not.toContain("secret");
  expect(seen.seats.find((seat) => seat.userId === mara.userId)).toMatchObject({
    state: "away",
    session: null,
    recent: [],
  });
});
