import type { Reason } from "../../domain/api/reasons";
import { expectSignedOut } from "../actions/account";
import { open } from "../actions/open";
import {
  closeDialog,
  createInvite,
  createInviteOnPage,
  createRoom,
  createRoomOnPage,
  joinByLink,
  joinOnPage,
  openSettings,
  shareRoom,
  timeline,
} from "../actions/room";
import { heading } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const WEEK_MINUTES = 7 * 24 * 60;

test("refuses the coach's name to a new member, keeps what was typed and accepts an initial", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const carl = await openBrowser("Carl");
  const ben = await openBrowser("Ben");
  await shareRoom(mara, carl, "Library", { role: "coach" });
  await open(ben.page, await createInvite(mara.page));
  const name = ben.page.getByLabel(text("invite.join.name"), { exact: true });
  const joinButton = ben.page.getByRole("button", { name: text("invite.join.submit") });
  await name.fill("cárl");
  ben.allowErrors(/\b401\b/);
  await joinButton.click();
  await expect(ben.page.getByText(text("reasons.name_taken"))).toBeVisible();
  await expect(name).toHaveValue("cárl");
  await expect(name).toBeFocused();
  await name.fill("Cárl B");
  await joinButton.click();
  await expect(heading(ben.page, "Library")).toBeVisible();
});

test("says why an invite link is not valid", async ({ app, openBrowser }) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  const zoe = await openBrowser("Zoe");
  await createRoom(mara.page, "Library", "Mara");
  const once = await createInviteOnPage(mara.page, { uses: 1 });
  await joinByLink(ben.page, once, "Ben");
  const revoked = await createInviteOnPage(mara.page);
  await mara.page.getByRole("button", { name: text("room.invite"), exact: true }).click();
  const links = mara.page.getByRole("dialog").getByRole("listitem");
  await links.getByRole("button", { name: text("room.invites.revoke") }).click();
  await expect(links).toHaveCount(0);
  await closeDialog(mara.page);
  const valid = await createInvite(mara.page);

  async function expectRefused(link: string, reason: Reason) {
    await open(zoe.page, link);
    await expect(heading(zoe.page, text("invite.problem.title"))).toBeVisible();
    await expect(zoe.page.getByText(text(`reasons.${reason}`))).toBeVisible();
  }
  await expectRefused(once, "invite_used_up");
  await expectRefused(revoked, "invite_revoked");
  await expectRefused("/invite/no-such-link", "invite_not_found");
  await expectRefused(`/invite/${"x".repeat(1000)}`, "invite_not_found");
  await open(zoe.page, valid);
  await expect(heading(zoe.page, "Library")).toBeVisible();
  await app.advance({ minutes: WEEK_MINUTES });
  await expectRefused(valid, "invite_expired");
});

test("creates the first invite link with one click, and hides it once revoked", async ({
  openBrowser,
}) => {
  const { page } = await openBrowser("Mara");
  await createRoom(page, "Library", "Mara");
  await page.getByRole("button", { name: text("room.empty.action") }).click();
  const link = page.getByLabel(text("room.invites.link"));
  await expect(link).toHaveValue(/\/invite\/./);
  await expect(page.getByRole("dialog").getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: text("room.invites.revoke") }).click();
  await expect(link).toHaveCount(0);
});

test("says that a link was copied only if it was, and only for a moment", async ({
  openBrowser,
}) => {
  const { page } = await openBrowser("Mara");
  await createRoom(page, "Library", "Mara");
  await page.getByRole("button", { name: text("room.empty.action") }).click();
  const copy = page.getByRole("button", { name: text("room.invites.copy"), exact: true });
  const copied = page.getByRole("button", { name: text("room.invites.copied"), exact: true });
  await expect(copy).toBeVisible();
  await page.evaluate(() => {
    // As on plain HTTP, where the Clipboard API is missing.
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  });
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
  const create = dialog.getByRole("button", { name: text("room.invites.create") });
  await create.dblclick();
  await expect(dialog.getByLabel(text("room.invites.link"))).toHaveValue(/\/invite\/./);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: text("room.invite"), exact: true }).click();
  await expect(dialog.getByRole("listitem")).toHaveCount(1);
});

test("shows only first names on an invite, and asks only for a name", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await createRoomOnPage(mara.page, "Organic Chemistry II", "Mara Lindqvist");
  const link = await createInviteOnPage(mara.page);
  await open(ben.page, link);
  await expect(heading(ben.page, "Organic Chemistry II")).toBeVisible();
  await expect(
    ben.page.getByText(text("invite.others", { focusing: 0, names: "Mara", more: 0 }), {
      exact: true,
    }),
  ).toBeVisible();
  await expect(ben.page.getByText("Lindqvist")).toHaveCount(0);
  await expect(ben.page.getByRole("textbox")).toHaveCount(1);
  await joinOnPage(ben.page, link, "Ben");
});

test("leads a member from an invite link to the room, also with Back or a used-up link", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await createRoom(mara.page, "Library", "Mara");
  const once = await createInvite(mara.page, { uses: 1 });
  await joinOnPage(ben.page, once, "Ben");
  await ben.page.goBack();
  for (const { page } of [ben, mara]) {
    if (page === mara.page) await open(page, once);
    await expect(page.getByText(text("invite.member.text"))).toBeVisible();
    await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
    await page.getByRole("link", { name: text("invite.member.open") }).click();
    await expect(timeline(page)).toBeVisible();
  }
});

test("creates no guest when joining is refused, and lets a guest join under another name", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  const zoe = await openBrowser("Zoe");
  await createRoom(mara.page, "Library", "Mara");
  const once = await createInvite(mara.page, { uses: 1 });
  await open(zoe.page, once);
  await joinByLink(ben.page, once, "Ben");
  zoe.allowErrors(/\b401\b/);
  await zoe.page.getByLabel(text("invite.join.name"), { exact: true }).fill("Late");
  await zoe.page.getByRole("button", { name: text("invite.join.submit"), exact: true }).click();
  await expect(zoe.page.getByText(text("reasons.invite_used_up"))).toBeVisible();
  await open(zoe.page);
  await expectSignedOut(zoe.page);
  await joinOnPage(zoe.page, await createInvite(mara.page), "Zoe");

  await createRoom(mara.page, "Night shift");
  await open(zoe.page, await createInvite(mara.page));
  await expect(zoe.page.getByText(text("invite.join.as", { name: "Zoe" }))).toBeVisible();
  await zoe.page.getByRole("button", { name: text("invite.join.otherName") }).click();
  const name = zoe.page.getByLabel(text("invite.join.name"), { exact: true });
  await expect(name).toBeFocused();
  await name.fill("Zoë");
  await zoe.page.getByRole("button", { name: text("invite.join.submit"), exact: true }).click();
  await expect(timeline(zoe.page)).toBeVisible();
  const settings = await openSettings(zoe.page);
  await expect(settings).toContainText(text("room.members.you", { name: "Zoë" }));
});
