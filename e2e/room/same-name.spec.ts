import { createRoom, joinByLink, makeInvite, openSettings } from "../actions/room";
import { expect, test } from "../fixtures/test";
import { ANY, textLike } from "../fixtures/texts";

test("members of one name are told apart where an owner takes one out", async ({ browserOf }) => {
  const mara = await browserOf("Mara");
  const ben = await browserOf("Ben");
  const other = await browserOf("other Ben");
  await createRoom(mara.page, "Library", "Mara");
  const link = await makeInvite(mara.page);
  await joinByLink(ben.page, link, "Ben");
  const settings = await openSettings(mara.page);
  const joined = settings.getByText(textLike("room.members.joined", { day: ANY, time: ANY }));
  await expect(settings.getByText("Ben", { exact: true })).toBeVisible();
  await expect(joined).toHaveCount(0);

  await joinByLink(other.page, link, "ben");
  await expect(joined).toHaveCount(2);
});
