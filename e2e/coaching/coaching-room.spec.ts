import type { Page } from "@playwright/test";
import { expectAccessible } from "../actions/accessibility";
import { openOwnCoaches } from "../actions/coach";
import { open } from "../actions/open";
import {
  availableRow,
  closeDialog,
  createInvite,
  createInviteOnPage,
  createRoom,
  createRoomOnPage,
  joinByLink,
  joinOnPage,
  openRoomStartForm,
  openSettings,
  seatRow,
  shareRoom,
  timeline,
} from "../actions/room";
import { heading, startSession } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test.describe.configure({ timeout: 180_000 });

const members = (page: Page, count: number) =>
  page.getByText(text("room.members.title", { count }));
const coachingLink = (page: Page) =>
  page.getByRole("link", { name: text("coaching.coachingRoom.open"), exact: true });

/** Mara shares her targets with Olga, or stops sharing them. */
async function setTargetsShared(page: Page, isShared: boolean): Promise<void> {
  await open(page, "/account/coaches");
  const summary = text("coaching.sharing.form.of", { name: "Olga", room: "Monday clients" });
  await page.locator("summary", { hasText: summary }).click();
  await page.getByLabel(text("coaching.sharing.form.part.targets")).setChecked(isShared);
  await page.getByRole("button", { name: text("coaching.sharing.form.save") }).click();
  const shared = text("coaching.grant.also", { parts: text("coaching.grant.part.targets") });
  await expect(page.getByText(shared)).toHaveCount(isShared ? 1 : 0);
}

test("shows a member of a coaching room only the coach and themselves", async ({ openBrowser }) => {
  const olga = await openBrowser("Olga");
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await createRoomOnPage(olga.page, "Monday clients", "Olga", { isCoachingRoom: true });
  await expect(olga.page.getByText(text("coaching.coachingRoom.first"))).toBeVisible();
  const link = await createInviteOnPage(olga.page);

  await open(mara.page, link);
  await expect(heading(mara.page, "Monday clients")).toBeVisible();
  const coaches = text("coaching.coachingRoom.coaches", { count: 1, names: "Olga" });
  await expect(mara.page.getByText(coaches)).toBeVisible();
  await expect(mara.page.getByText(text("coaching.coachingRoom.join", { count: 1 }))).toBeVisible();
  await expect(
    mara.page.getByText(text("coaching.invite.title", { count: 1, names: "Olga" })),
  ).toBeVisible();
  await joinOnPage(mara.page, link, "Mara");
  await open(ben.page, link);
  await expect(ben.page.getByText(coaches)).toBeVisible();
  await expect(ben.page.getByText("Mara")).toHaveCount(0);
  await joinOnPage(ben.page, link, "Ben");

  await expect(members(olga.page, 3)).toBeVisible();
  await expect(availableRow(olga.page, "Ben")).toBeVisible();
  await expect(availableRow(olga.page, "Mara")).toBeVisible();
  for (const [{ page }, other] of [
    [mara, "Ben"],
    [ben, "Mara"],
  ] as const) {
    await expect(members(page, 2)).toBeVisible();
    await expect(availableRow(page, "Olga")).toBeVisible();
    await page.reload();
    await expect(availableRow(page, "Olga")).toBeVisible();
    await expect(members(page, 2)).toBeVisible();
    expect(await page.content()).not.toContain(other);
    await expect(coachingLink(page)).toHaveCount(0);
  }
  const settings = await openSettings(mara.page);
  await expect(settings.getByText(text("coaching.ownCoaching.badge"))).toBeVisible();
  await expect(settings).not.toContainText("Ben");

  await coachingLink(olga.page).click();
  await expect(olga.page).toHaveTitle(
    new RegExp(text("coaching.roster.title", { room: "Monday clients" })),
  );
  for (const name of ["Mara", "Ben"]) {
    await expect(olga.page.getByRole("link", { name, exact: true })).toBeVisible();
  }
});

test("shows the coach a live target only while the member shares targets", async ({
  openBrowser,
}) => {
  const olga = await openBrowser("Olga");
  const mara = await openBrowser("Mara");
  await shareRoom(olga, mara, "Monday clients", { isCoachingRoom: true });
  await openRoomStartForm(mara.page);
  await startSession(mara.page, { activity: "Study", target: "chapter 4 problems" });
  const seat = seatRow(olga.page, "Mara");
  await expect(seat).toContainText("Study");
  await olga.page.reload();
  await expect(seat).toContainText("Study");
  expect(await olga.page.content()).not.toContain("chapter 4");
  await setTargetsShared(mara.page, true);
  await expect(seat).toContainText("chapter 4 problems");
  await setTargetsShared(mara.page, false);
  await expect(seat).not.toContainText("chapter 4");
  await expect(seat).toContainText("Study");
  await olga.page.reload();
  await expect(seat).toContainText("Study");
  expect(await olga.page.content()).not.toContain("chapter 4");
});

test("shows members at once when the owner starts or stops coaching", async ({ openBrowser }) => {
  const olga = await openBrowser("Olga");
  const mara = await openBrowser("Mara");
  await shareRoom(olga, mara, "Library");
  await expect(coachingLink(olga.page)).toHaveCount(0);
  const memberSettings = await openSettings(mara.page);
  const ownSettings = await openSettings(olga.page);
  await expect(memberSettings.getByText(text("coaching.ownCoaching.title"))).toHaveCount(0);
  await ownSettings.getByRole("button", { name: text("coaching.ownCoaching.start") }).click();
  await expect(ownSettings.getByText(text("coaching.ownCoaching.on"))).toBeVisible();
  await expect(memberSettings.getByText(text("coaching.ownCoaching.badge"))).toBeVisible();
  await expect(memberSettings.getByText(/^Coaches see your targets only/)).toBeVisible();
  await closeDialog(olga.page);
  await expect(coachingLink(olga.page)).toBeVisible();
  await openSettings(olga.page);
  await ownSettings.getByRole("button", { name: text("coaching.ownCoaching.stop") }).click();
  await expect(ownSettings.getByText(text("coaching.ownCoaching.means"))).toBeVisible();
  await ownSettings.getByRole("button", { name: text("coaching.ownCoaching.stopConfirm") }).click();
  await expect(ownSettings.getByText(text("coaching.ownCoaching.off"))).toBeVisible();
  await expect(memberSettings.getByText(text("coaching.ownCoaching.badge"))).toHaveCount(0);
  await closeDialog(olga.page);
  await expect(coachingLink(olga.page)).toHaveCount(0);
});

test("lets an owner who does not coach remove a member they cannot see in the room", async ({
  openBrowser,
}) => {
  const olga = await openBrowser("Olga");
  const mara = await openBrowser("Mara");
  await shareRoom(olga, mara, "Monday clients", { isCoachingRoom: true });
  mara.allowErrors(/\b404\b/);
  const settingsBefore = await openSettings(olga.page);
  await settingsBefore.getByRole("button", { name: text("coaching.ownCoaching.stop") }).click();
  await settingsBefore
    .getByRole("button", { name: text("coaching.ownCoaching.stopConfirm") })
    .click();
  await expect(settingsBefore.getByText(text("coaching.ownCoaching.off"))).toBeVisible();
  await closeDialog(olga.page);
  await expect(timeline(olga.page)).not.toContainText("Mara");
  const ownSettings = await openSettings(olga.page);
  await ownSettings
    .getByRole("button", { name: text("room.members.removeName", { name: "Mara" }) })
    .click();
  await ownSettings.getByRole("button", { name: text("room.members.removeConfirm") }).click();
  await expect(heading(mara.page, text("room.noAccess.removed.title"))).toBeVisible();
  await expect(ownSettings).not.toContainText("Mara");
});

test("shows members a client whom the owner made a coach only after the client agreed", async ({
  openBrowser,
}) => {
  const olga = await openBrowser("Olga");
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await shareRoom(olga, mara, "Monday clients", { isCoachingRoom: true });
  await joinByLink(ben.page, await createInvite(olga.page), "Ben");
  const agreement = mara.page.getByRole("region", { name: text("coaching.agreement.title") });
  await expect(agreement).toHaveCount(0);

  const settings = await openSettings(olga.page);
  const role = settings.getByLabel(text("room.members.roleOf", { name: "Mara" }));
  await role.selectOption("coach");
  const explanation = text("room.members.seenAfterAgreeing", { name: "Mara" });
  await expect(settings.getByText(explanation)).toBeVisible();
  const confirm = text("room.members.roleConfirm", { role: "coach" });
  await settings.getByRole("button", { name: confirm }).click();
  await expect(settings.getByText(text("room.members.awaitsAgreement"))).toBeVisible();

  await expect(agreement).toContainText(text("coaching.agreement.text", { sharing: "full" }));
  await expect(members(mara.page, 2)).toBeVisible();
  await expectAccessible(mara.page, "a room that asks a new coach to agree");
  await ben.page.reload();
  await expect(members(ben.page, 2)).toBeVisible();
  await expect(availableRow(ben.page, "Olga")).toBeVisible();
  expect(await ben.page.content()).not.toContain("Mara");

  await mara.page.setViewportSize({ width: 1280, height: 720 });
  await coachingLink(mara.page).click();
  await expect(mara.page.getByText(/^Members can share with you once you agree/)).toBeVisible();
  await expect(mara.page.getByRole("main").getByRole("listitem")).toHaveCount(0);
  await mara.page.getByRole("link", { name: "the room’s page" }).click();

  await agreement.getByRole("button", { name: text("coaching.agreement.agree") }).click();
  await expect(members(ben.page, 3)).toBeVisible();
  await expect(availableRow(ben.page, "Mara")).toBeVisible();
  await expect(availableRow(ben.page, "Olga")).toBeVisible();
  await expect(agreement).toHaveCount(0);
  await mara.page.reload();
  await expect(members(mara.page, 2)).toBeVisible();
  await expect(agreement).toHaveCount(0);
  await expect(timeline(mara.page)).not.toContainText("Ben");
  await open(mara.page, `${new URL(mara.page.url()).pathname}/dashboard`);
  const main = mara.page.getByRole("main");
  await expect(main).toContainText(text("roomDashboard.comparison.coachingRoom"));
  await expect(main).not.toContainText(text("roomDashboard.comparison.coach"));
});

test("tells a member who stops sharing that the coach then sees nothing of them", async ({
  openBrowser,
}) => {
  const olga = await openBrowser("Olga");
  const ben = await openBrowser("Ben");
  await shareRoom(olga, ben, "Monday clients", { isCoachingRoom: true });
  const card = await openOwnCoaches(ben.page, "Olga");
  const values = { name: "Olga", sees: "nothing" };
  await card
    .getByRole("button", { name: text("coaching.sharing.revokeNamed", { name: "Olga" }) })
    .click();
  await expect(card.getByText(text("coaching.sharing.revokeMeans", values))).toBeVisible();
  await card.getByRole("button", { name: text("coaching.sharing.revokeConfirm") }).click();
  await expect(card.getByText(text("coaching.sharing.seesNothing", values))).toBeVisible();
});

test("has no accessibility violations in a coaching room, its form, invite and settings", async ({
  openBrowser,
}) => {
  const { page } = await openBrowser("Olga");
  const mara = await openBrowser("Mara");
  await open(page, "/rooms");
  await page.getByLabel(text("coaching.coachingRoom.label")).check();
  await expectAccessible(page, "creating a coaching room");
  await createRoom(page, "Monday clients", "Olga", { isCoachingRoom: true });
  await expectAccessible(page, "a coaching room of one");
  const link = await createInvite(page);
  await open(mara.page, link);
  await expectAccessible(mara.page, "an invite to a coaching room");
  await joinByLink(mara.page, link, "Mara");
  await expectAccessible(mara.page, "a coaching room as a member sees it");
  const settings = await openSettings(page);
  await expect(settings.getByText(text("coaching.ownCoaching.on"))).toBeVisible();
  await expectAccessible(page, "the settings of a coaching room");
});
