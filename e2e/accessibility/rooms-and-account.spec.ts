import { expectAccessible } from "../actions/accessibility";
import { claimAccount, newCredentials, signIn } from "../actions/account";
import { open } from "../actions/open";
import {
  closeDialog,
  createInvite,
  createRoom,
  joinButton,
  joinByLink,
  openRoomStartForm,
  openSettings,
  seatRow,
  timeline,
} from "../actions/room";
import { expectRunning, startSession } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test.describe.configure({ timeout: 400_000 });

test("has no accessibility violations in a room, empty and full, with all dialogs", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  const { page } = mara;
  await createRoom(page, "Organic Chemistry II", "Mara");
  const { pathname } = new URL(page.url());
  await expectAccessible(page, "a room of one");
  await joinByLink(ben.page, await createInvite(page), "Ben");
  await openRoomStartForm(ben.page);
  await startSession(ben.page, { activity: "Study", minutes: 45, target: "chapter 4 problems" });
  await expectAccessible(ben.page, "in a session in a room");

  await expect(seatRow(page, "Ben")).toContainText("chapter 4 problems");
  await expectAccessible(page, "a room with a running session");
  await timeline(page)
    .getByRole("button", { name: text("timeline.asTable") })
    .click();
  await expect(timeline(page).getByRole("table")).toContainText("chapter 4 problems");
  const own = timeline(page)
    .getByRole("row")
    .filter({ hasText: text("room.you") });
  await expect(own).toContainText(text("room.seat.available"));
  await expectAccessible(page, "a room as a table");
  await page.getByRole("button", { name: text("timeline.asTimeline") }).click();
  await page.setViewportSize({ width: 320, height: 800 });
  await expectAccessible(page, "a room on a phone");
  await joinButton(page, "Ben").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page, "confirming to join");
  await page.keyboard.press("Escape");

  await openSettings(page);
  await page
    .getByRole("button", { name: text("room.members.removeName", { name: "Ben" }) })
    .click();
  await expect(
    page.getByRole("button", { name: text("room.members.removeConfirm") }),
  ).toBeVisible();
  await page.getByRole("button", { name: text("room.settings.leave"), exact: true }).click();
  await expect(page.getByRole("button", { name: text("room.settings.stay") })).toBeFocused();
  await expectAccessible(
    page,
    "room settings, with the confirmations to leave and to remove a member",
  );
  await closeDialog(page);
  await page.getByRole("button", { name: text("room.invite"), exact: true }).click();
  await page.getByRole("button", { name: text("room.invites.lasting.showCode") }).click();
  await expect(page.getByRole("img", { name: text("room.invites.lasting.code") })).toBeVisible();
  await page.getByText(text("room.invites.limited.title")).click();
  await page.getByRole("button", { name: text("room.invites.create") }).click();
  await expect(page.getByLabel(text("room.invites.link"))).toBeVisible();
  await expectAccessible(page, "inviting");

  await open(page, "/rooms");
  await expectAccessible(page, "rooms");
  await open(page);
  await expectAccessible(page, "home with a room");
  await startSession(page, { activity: "Work", minutes: 15, room: "Organic Chemistry II" });
  await open(page, pathname);
  await expectAccessible(page, "a room while in a session");
});

test("has no accessibility violations on the account page, as a guest and claimed", async ({
  openBrowser,
}) => {
  const desk = await openBrowser("Mara's desk");
  const phone = await openBrowser("Mara's phone");
  const { page } = desk;
  const credentials = newCredentials();
  await open(page);
  await startSession(page);
  await open(page, "/account");
  await page.getByRole("button", { name: text("account.claim.save") }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await page.getByRole("button", { name: text("account.signOut.here") }).click();
  await expect(page.getByText(text("account.signOut.guest"))).toBeVisible();
  await expectAccessible(page, "account of a guest");
  await claimAccount(page, credentials);
  await signIn(phone.page, credentials);
  await expectRunning(phone.page);
  await open(page, "/account");
  await expect(page.getByText(text("account.devices.here"))).toBeVisible();
  await page.getByText(text("account.password.change")).click();
  await page.getByRole("button", { name: text("account.password.save") }).click();
  await expect(page.getByText(text("account.password.currentMissing"))).toBeVisible();
  await expectAccessible(page, "account with two devices");
});
