import { expectSound } from "../actions/accessibility";
import { claimAccount, newCredentials, signIn } from "../actions/account";
import { open } from "../actions/open";
import {
  closeDialog,
  createRoom,
  goStartInRoom,
  joinByLink,
  makeInvite,
  openSettings,
  seatOf,
} from "../actions/room";
import { seeRunning, startSession } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { ANY, text, textLike } from "../fixtures/texts";

test.describe.configure({ timeout: 400_000 });

test("a room is sound, empty and full, with everything in it opened", async ({ browserOf }) => {
  const mara = await browserOf("Mara");
  const ben = await browserOf("Ben");
  const { page } = mara;
  await createRoom(page, "Organic Chemistry II", "Mara");
  const { pathname } = new URL(page.url());
  await expectSound(page, "a room of one");
  await joinByLink(ben.page, await makeInvite(page), "Ben");
  await goStartInRoom(ben.page);
  await startSession(ben.page, { activity: "Study", minutes: 45, target: "chapter 4 problems" });
  await expectSound(ben.page, "in a session in a room");

  await expect(seatOf(page, "Ben")).toContainText("chapter 4 problems");
  await expectSound(page, "a room in session");
  await page.getByRole("button", { name: text("timeline.asTable") }).click();
  await expect(page.getByRole("table")).toContainText("chapter 4 problems");
  await expect(page.getByRole("row").filter({ hasText: text("room.you") })).toContainText(
    text("room.seat.here"),
  );
  await expectSound(page, "a room as a table");
  await page.getByRole("button", { name: text("timeline.asLine") }).click();
  await page.setViewportSize({ width: 320, height: 800 });
  await page
    .getByRole("button", { name: text("room.sitDown.open", { name: "Ben" }), exact: true })
    .click();
  await expectSound(page, "a room with a row opened");
  await page.getByRole("button", { name: textLike("room.sitDown.choose", { time: ANY }) }).click();
  await expect(page.getByRole("menuitem", { name: "Reading" })).toBeVisible();
  await expectSound(page, "choosing what to sit down with");
  await page.keyboard.press("Escape");

  await openSettings(page);
  await page
    .getByRole("button", { name: text("room.members.removeName", { name: "Ben" }) })
    .click();
  await expect(page.getByRole("button", { name: text("room.members.removeSure") })).toBeVisible();
  await page.getByRole("button", { name: text("room.settings.leave"), exact: true }).click();
  await expect(page.getByRole("button", { name: text("room.settings.stay") })).toBeFocused();
  await expectSound(page, "room settings, asked about leaving and about removing somebody");
  await closeDialog(page);
  await page.getByRole("button", { name: text("room.invite"), exact: true }).click();
  await page.getByRole("button", { name: text("room.invites.create") }).click();
  await expect(page.getByLabel(text("room.invites.link"))).toBeVisible();
  await expectSound(page, "inviting");

  await open(page, "/rooms");
  await expectSound(page, "rooms");
  await open(page);
  await expectSound(page, "home with a room");
  await startSession(page, { activity: "Work", minutes: 15, room: "Organic Chemistry II" });
  await open(page, pathname);
  await expectSound(page, "a room while in a session");
});

test("the account is sound, of a guest and claimed", async ({ browserOf }) => {
  const desk = await browserOf("Mara's desk");
  const phone = await browserOf("Mara's phone");
  const { page } = desk;
  const credentials = newCredentials();
  await open(page);
  await startSession(page);
  await open(page, "/account");
  await page.getByRole("button", { name: text("account.claim.save") }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await page.getByRole("button", { name: text("account.signOut.here") }).click();
  await expect(page.getByText(text("account.signOut.guest"))).toBeVisible();
  await expectSound(page, "account of a guest");
  await claimAccount(page, credentials);
  await signIn(phone.page, credentials);
  await seeRunning(phone.page);
  await open(page, "/account");
  await expect(page.getByText(text("account.devices.here"))).toBeVisible();
  await page.getByText(text("account.password.change")).click();
  await page.getByRole("button", { name: text("account.password.save") }).click();
  await expect(page.getByText(text("account.password.currentMissing"))).toBeVisible();
  await expectSound(page, "account with two devices");
});
