import { expect, test } from "vitest";
import { testDatabase } from "../testing/database";
import { createStudyGroup } from "../testing/study-group";

/** The notice about having become an owner. */

const database = testDatabase();

test("a member whom an owner makes an owner sees a notice until they dismiss it", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  const room = { roomSlug: slug };
  const hasNotice = async () => (await mara.call.room.get({ slug })).isNewOwner;
  expect(await hasNotice()).toBe(false);
  await olga.call.member.setRole({ ...room, userId: mara.userId, role: "owner" });
  expect(await hasNotice()).toBe(true);
  expect((await olga.call.room.get({ slug })).isNewOwner).toBe(false);
  for (let n = 0; n < 2; n += 1) await mara.call.member.dismissOwnerNotice(room);
  expect(await hasNotice()).toBe(false);
});

test("a member who is an owner no longer sees no notice", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  const member = { roomSlug: slug, userId: mara.userId };
  await olga.call.member.setRole({ ...member, role: "owner" });
  await olga.call.member.setRole({ ...member, role: "member" });
  expect((await mara.call.room.get({ slug })).isNewOwner).toBe(false);
});

test("the member to whom a room passes sees the notice", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  await olga.call.account.delete();
  expect(await mara.call.room.get({ slug })).toMatchObject({ role: "owner", isNewOwner: true });
});
