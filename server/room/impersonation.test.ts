import { expect, test } from "vitest";
import { createSignedInGuest } from "../auth/mutations";
import { callOutcome, signInGuest } from "../testing/callers";
import { testDatabase } from "../testing/database";

const database = testDatabase();

/** Creates Olga's room, in which Zoë coaches, and an invite link for members. */
async function createCoachedRoom() {
  const olga = await signInGuest(database, "Olga Berg");
  const zoe = await signInGuest(database, "Zoë");
  const { slug: roomSlug } = await olga.call.room.create({ name: "Chemistry", timeZone: "UTC" });
  const asCoach = await olga.call.invite.create({ roomSlug, role: "coach" });
  await zoe.call.invite.accept({ token: asCoach.token });
  const { token } = await olga.call.invite.create({ roomSlug, role: "member", maxUses: 9 });
  return { olga, zoe, roomSlug, token };
}

test("refuses to join under the name of a coach and uses up no use of the link", async () => {
  const { olga, roomSlug, token } = await createCoachedRoom();
  for (const name of ["zoe", "ZOË ", "Zоë", "Zoë (coach)", "Zoë\u2800", "Z0Ë"]) {
    const guest = await signInGuest(database, name);
    expect(await callOutcome(guest.call.invite.accept({ token }))).toBe("name_taken");
    const joining = createSignedInGuest(database.db, {
      name,
      timeZone: "UTC",
      device: null,
      invite: token,
    });
    expect(await callOutcome(joining)).toBe("name_taken");
  }
  const [link] = await olga.call.invite.list({ roomSlug });
  expect(link).toMatchObject({ uses: 0 });
});

test("refuses a name without a letter or digit", async () => {
  const { olga } = await createCoachedRoom();
  for (const name of ["\u2800", "\u3164", "···"]) {
    expect(await callOutcome(olga.call.account.update({ name }))).toBe("invalid_input");
    const room = olga.call.room.create({ name, timeZone: "UTC" });
    expect(await callOutcome(room)).toBe("invalid_input");
  }
});

test("lets other members share a name, and lets people without a name join", async () => {
  const { olga, roomSlug, token } = await createCoachedRoom();
  for (const name of ["Mara", "mara", "Olga Berg", "Guest", "Guest"]) {
    await (await signInGuest(database, name)).call.invite.accept({ token });
  }
  expect(await olga.call.member.list({ roomSlug })).toHaveLength(7);
});

test("refuses a later change to a coach's name, but allows another spelling of one's own", async () => {
  const { olga, zoe, token } = await createCoachedRoom();
  const mara = await signInGuest(database, "Mara");
  await mara.call.invite.accept({ token });
  expect(await callOutcome(mara.call.account.update({ name: "Zoe" }))).toBe("name_taken");
  expect(await mara.call.account.me()).toMatchObject({ name: "Mara" });
  expect(await callOutcome(olga.call.account.update({ name: "ZOE" }))).toBe("name_taken");
  for (const [guest, name] of [
    [zoe, "Zoé"],
    [olga, "OLGA BERG"],
    [mara, "Mara L"],
  ] as const) {
    expect(await callOutcome(guest.call.account.update({ name }))).toBe("accepted");
  }
});

test("refuses a coach's name that is reached by way of similar names", async () => {
  const { zoe, token } = await createCoachedRoom();
  await zoe.call.account.update({ name: "Carl Olsen" });
  const mara = await signInGuest(database, "Mara");
  await mara.call.invite.accept({ token });
  expect(await callOutcome(mara.call.account.update({ name: "Cari Olsen" }))).toBe("accepted");
  expect(await callOutcome(mara.call.account.update({ name: "CarI Olsen" }))).toBe("name_taken");
});

test("allows the name in other rooms", async () => {
  await createCoachedRoom();
  const other = await signInGuest(database, "Zoë");
  expect(await callOutcome(other.call.room.create({ name: "Mine", timeZone: "UTC" }))).toBe(
    "accepted",
  );
});
