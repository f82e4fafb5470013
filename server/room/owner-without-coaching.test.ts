import { expect, test } from "vitest";
import { callOutcome, signInGuest } from "../testing/callers";
import { testDatabase } from "../testing/database";

const database = testDatabase();

/**
 * Olga owns a coaching room in which Carl coaches and she no longer does; Mara joined by the link.
 */
async function createOwnedCoachingRoom() {
  const [olga, carl, mara] = [
    await signInGuest(database, "Olga"),
    await signInGuest(database, "Carl"),
    await signInGuest(database, "Mara"),
  ];
  const place = { name: "Clients", timeZone: "UTC", isCoachingRoom: true };
  const { slug: roomSlug } = await olga.call.room.create(place);
  for (const [guest, role] of [
    [carl, "coach"],
    [mara, "member"],
  ] as const) {
    const { token } = await olga.call.invite.create({ roomSlug, role });
    await guest.call.invite.accept({ token });
  }
  await olga.call.member.setCoaching({ roomSlug, alsoCoaches: false });
  return { olga, carl, mara, roomSlug };
}

test("lets an owner who does not coach remove a member by name and see nothing else of them", async () => {
  const { olga, mara, roomSlug } = await createOwnedCoachingRoom();
  const seats = async () => (await olga.call.room.live({ slug: roomSlug })).seats;
  expect((await seats()).map(({ name }) => name)).not.toContain("Mara");
  const listed = (await olga.call.member.list({ roomSlug })).find(({ name }) => name === "Mara");
  await olga.call.member.remove({ roomSlug, userId: listed?.userId ?? "" });
  expect(await callOutcome(mara.call.room.get({ slug: roomSlug }))).toBe("room_not_found");
});

test("lets a member see only themselves and the coaches, and remove nobody", async () => {
  const { carl, mara, roomSlug } = await createOwnedCoachingRoom();
  const names = (await mara.call.member.list({ roomSlug })).map(({ name }) => name);
  expect(names.sort()).toEqual(["Carl", "Mara"]);
  const removing = mara.call.member.remove({ roomSlug, userId: carl.userId });
  expect(await callOutcome(removing)).toBe("not_allowed");
});
