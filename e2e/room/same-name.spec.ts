import { createInvite, createRoom, joinByLink, openSettings } from "../actions/room";
import { expect, test } from "../fixtures/test";
import { ANY, textLike } from "../fixtures/texts";

test("distinguishes members of the same name in the settings by when they joined", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  const other = await openBrowser("other Ben");
  await createRoom(mara.page, "Library", "Mara");
  const link = await createInvite(mara.page);
  await joinByLink(ben.page, link, "Ben");
  const settings = await openSettings(mara.page);
  const joined = settings.getByText(textLike("room.members.joined", { day: ANY, time: ANY }));
  await expect(settings.getByText("Ben", { exact: true })).toBeVisible();
  await expect(joined).toHaveCount(0);

  await joinByLink(other.page, link, "ben");
  await expect(joined).toHaveCount(2);
});
