import { mutate, query } from "../actions/api";
import { open, reload } from "../actions/open";
import {
  closeDialog,
  createRoom,
  joinOnPage,
  openInvites,
  openSettings,
  shareRoom,
  timeline,
} from "../actions/room";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test("shows an owner and a member the same link each time, until the owner renews it", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  const { page } = mara;
  await createRoom(page, "Library", "Mara");
  await page.getByRole("button", { name: text("room.inviteCard.copy") }).click();
  const field = (of = page) =>
    of.getByRole("textbox", { name: text("room.invites.lasting.label") });
  await expect(field()).toHaveValue(/\/invite\/./);
  const link = await field().inputValue();
  await page.getByRole("button", { name: text("room.invites.lasting.showCode") }).click();
  await expect(page.getByRole("img", { name: text("room.invites.lasting.code") })).toBeVisible();
  await joinOnPage(ben.page, new URL(link).pathname, "Ben");
  const dialog = await openInvites(ben.page);
  await expect(field(ben.page)).toHaveValue(link);
  await expect(
    dialog.getByRole("button", { name: text("room.invites.lasting.renew") }),
  ).toHaveCount(0);
  await expect(dialog.getByLabel(text("room.invites.role"))).toHaveCount(0);

  const owned = await openInvites(page);
  await owned.getByRole("button", { name: text("room.invites.lasting.renew") }).click();
  await owned.getByRole("button", { name: text("room.invites.lasting.renewConfirm") }).click();
  await expect(field()).not.toHaveValue(link);
  await closeDialog(page);
  const zoe = await openBrowser("Zoe");
  await open(zoe.page, new URL(link).pathname);
  await expect(zoe.page.getByText(text("reasons.invite_revoked"))).toBeVisible();

  const settings = await openSettings(page);
  await settings.getByLabel(text("room.settings.membersInvite")).uncheck();
  await expect(settings.getByLabel(text("room.settings.membersInvite"))).not.toBeChecked();
  await expect
    .poll(async () => {
      await reload(ben.page);
      return ben.page.getByRole("button", { name: text("room.invite"), exact: true }).count();
    })
    .toBe(0);
  await expect(ben.page.getByRole("button", { name: text("room.inviteCard.copy") })).toHaveCount(0);
});

test("hides a created link when a choice changes, and a revoked one", async ({ openBrowser }) => {
  const { page } = await openBrowser("Mara");
  await createRoom(page, "Library", "Mara");
  const dialog = await openInvites(page);
  await dialog.getByText(text("room.invites.limited.title")).click();
  const create = dialog.getByRole("button", { name: text("room.invites.create") });
  const link = dialog.getByLabel(text("room.invites.link"));
  await create.click();
  await expect(link).toHaveValue(/\/invite\/./);
  await dialog.getByLabel(text("room.invites.role")).selectOption("coach");
  await expect(link).toHaveCount(0);
  await expect(dialog.getByText(text("room.invites.roleMeans", { kind: "coach" }))).toBeVisible();
  await create.click();
  await expect(link).toHaveValue(/\/invite\/./);
  const links = dialog.getByRole("listitem");
  await expect(links).toHaveCount(2);
  await links
    .first()
    .getByRole("button", { name: text("room.invites.revoke") })
    .click();
  await expect(link).toHaveCount(0);
});

test("a member who is made an owner sees a notice about it once", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await shareRoom(mara, ben, "Library");
  const roomSlug = new URL(mara.page.url()).pathname.split("/")[2];
  const { id: userId } = await query<{ id: string }>(ben.page, "account.me");
  await mutate(mara.page, "member.setRole", { roomSlug, userId, role: "owner" });
  await reload(ben.page);
  const notice = ben.page.getByRole("heading", { name: text("room.newOwner.title") });
  await expect(notice).toBeVisible();
  await ben.page.getByRole("button", { name: text("room.newOwner.dismiss") }).click();
  await expect(notice).toHaveCount(0);
  await reload(ben.page);
  await expect(timeline(ben.page)).toBeVisible();
  await expect(notice).toHaveCount(0);
});

test("says that a link was copied only if it was, and only for a moment", async ({
  openBrowser,
}) => {
  const { page } = await openBrowser("Mara");
  await createRoom(page, "Library", "Mara");
  const copy = page.getByRole("button", { name: text("room.invites.copy"), exact: true });
  const copied = page.getByRole("button", { name: text("room.invites.copied"), exact: true });
  await page.evaluate(() => {
    // As on plain HTTP, where the Clipboard API is missing.
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  });
  await page.getByRole("button", { name: text("room.inviteCard.copy") }).click();
  await expect(copy).toBeVisible();
  await copy.click();
  await expect(copied).toHaveCount(0);
  await page.evaluate(() => {
    document.execCommand = () => true;
  });
  // Looks at every frame: the word is shown for two seconds only.
  const shown = page.waitForFunction(
    (copiedText) =>
      [...document.querySelectorAll("button")].some((one) => one.textContent === copiedText),
    text("room.invites.copied"),
  );
  await copy.click();
  await shown;
  await expect(copy).toBeVisible();
});

test("creates and shows only one link on a double click", async ({ openBrowser }) => {
  const { page } = await openBrowser("Mara");
  await createRoom(page, "Library", "Mara");
  await page.getByRole("button", { name: text("room.invite"), exact: true }).click();
  const dialog = page.getByRole("dialog", { name: text("room.invites.title") });
  await dialog.getByText(text("room.invites.limited.title")).click();
  const create = dialog.getByRole("button", { name: text("room.invites.create") });
  await create.dblclick();
  await expect(dialog.getByLabel(text("room.invites.link"))).toHaveValue(/\/invite\/./);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: text("room.invite"), exact: true }).click();
  await expect(dialog.getByRole("listitem")).toHaveCount(1);
});
