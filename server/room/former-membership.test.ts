import { beforeAll, expect, test } from "vitest";
import { removeOldEnds } from "@/db/former-membership";
import { callOutcome, signInGuest } from "../testing/callers";
import { stopTime, travel } from "../testing/clock";
import { testDatabase } from "../testing/database";

const database = testDatabase();
const DAY_MS = 86_400_000;

beforeAll(() => stopTime(database.db));

/** A room of Olga with the member Ben. */
async function createSharedRoom(more: { isCoachingRoom?: boolean } = {}) {
  const olga = await signInGuest(database, "Olga");
  const ben = await signInGuest(database, "Ben");
  const { slug } = await olga.call.room.create({ name: "Library", timeZone: "UTC", ...more });
  const { token } = await olga.call.invite.create({ roomSlug: slug, role: "member" });
  await ben.call.invite.accept({ token });
  const remove = () => olga.call.member.remove({ roomSlug: slug, userId: ben.userId });
  const ended = async () => (await ben.call.room.formerMembership({ slug }))?.ended ?? null;
  return { olga, ben, slug, token, remove, ended };
}

test("tells a removed member so for 30 days, and then no more", async () => {
  const { ben, slug, remove, ended } = await createSharedRoom();
  expect(await ended()).toBeNull();
  await remove();
  expect(await ended()).toBe("removed");
  expect(await callOutcome(ben.call.room.get({ slug }))).toBe("room_not_found");
  const [exported] = (await ben.call.account.export()).formerRooms;
  expect(exported).toMatchObject({ roomSlug: slug, ended: "removed" });
  await travel(database.db, 30 * DAY_MS - 1000);
  expect(await removeOldEnds(database.db)).toBe(0);
  expect(await ended()).toBe("removed");
  await travel(database.db, 1000);
  expect(await ended()).toBeNull();
  expect(await removeOldEnds(database.db)).toBe(1);
  expect((await ben.call.account.export()).formerRooms).toEqual([]);
});

test("tells members that their room has closed, with a coach who deletes the account", async () => {
  const { olga, ended } = await createSharedRoom({ isCoachingRoom: true });
  await olga.call.account.delete();
  expect(await ended()).toBe("closed");
});

test("tells nothing to those who left by themselves and to strangers", async () => {
  const { ben, slug, remove, ended } = await createSharedRoom();
  const sven = await signInGuest(database, "Sven");
  await ben.call.room.leave({ slug });
  expect(await ended()).toBeNull();
  expect(await callOutcome(remove())).toBe("member_not_found");
  expect(await ended()).toBeNull();
  for (const asked of [slug, "no-such-room"]) {
    expect(await sven.call.room.formerMembership({ slug: asked })).toBeNull();
  }
});

test("forgets the end when the person joins again, and keeps the latest", async () => {
  const { olga, ben, slug, token, remove, ended } = await createSharedRoom();
  await remove();
  await ben.call.invite.accept({ token });
  expect(await ended()).toBeNull();
  await ben.call.room.leave({ slug });
  await ben.call.invite.accept({ token });
  await remove();
  expect(await ended()).toBe("removed");
  expect(await callOutcome(olga.call.room.formerMembership({ slug }))).toBe("accepted");
});
