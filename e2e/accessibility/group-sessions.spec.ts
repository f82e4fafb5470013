import { expectAccessible } from "../actions/accessibility";
import {
  groupCard,
  homeCard,
  joinGroup,
  joinGroupButton,
  ONE_HOUR_AHEAD,
  openOwnRoom,
} from "../actions/group-session";
import { open } from "../actions/open";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test.describe.configure({ timeout: 400_000 });

test("has no accessibility violations where group sessions are shown, joined and changed", async ({
  openBrowser,
}) => {
  const AT = "13:10";
  const { page } = await openOwnRoom(await openBrowser("Mara", ONE_HOUR_AHEAD));
  const { pathname } = new URL(page.url());
  await joinGroupButton(page, AT).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await expectAccessible(page, "joining a group session");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await joinGroup(page, AT);
  await expectAccessible(page, "a room with a group session that the viewer joined");

  const more = groupCard(page).getByRole("button", {
    name: text("groupSession.more", { time: AT }),
  });
  await more.click();
  await page.getByRole("menuitem", { name: text("groupSession.edit"), exact: true }).click();
  await dialog.getByLabel(text("groupSession.form.time")).fill("14:30");
  await expect(dialog.getByText(text("groupSession.form.endsJoins"))).toBeVisible();
  await expectAccessible(page, "changing a group session");
  await page.keyboard.press("Escape");
  await more.click();
  await page.getByRole("menuitem", { name: text("groupSession.cancel.once") }).click();
  await expectAccessible(page, "asking whether to cancel a group session");

  await open(page, "/");
  await expect(homeCard(page, AT)).toBeVisible();
  await expectAccessible(page, "home with a group session");
  await open(page, pathname);
  await groupCard(page)
    .getByRole("button", { name: text("groupSession.attendance.title") })
    .click();
  await expect(dialog.getByText(text("groupSession.attendance.empty"))).toBeVisible();
  await expectAccessible(page, "an empty attendance");
});
