import type { Page } from "@playwright/test";
import { expectSound } from "../actions/accessibility";
import { open } from "../actions/open";
import {
  closeDialog,
  createRoom,
  createRoomOnPage,
  goStartInRoom,
  joinByLink,
  joinOnPage,
  line,
  makeInvite,
  makeInviteOnPage,
  openSettings,
  seatOf,
  sitTogether,
} from "../actions/room";
import { heading, startSession } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test.describe.configure({ timeout: 180_000 });

const here = (page: Page, names: string) =>
  line(page).getByText(text("room.here", { names, more: 0 }));
const members = (page: Page, count: number) =>
  page.getByText(text("room.members.title", { count }));
const coaching = (page: Page) => page.getByRole("link", { name: text("coach.open"), exact: true });

/** Saves what Mara shares with Olga, targets or not. */
async function grantTargets(page: Page, are: boolean): Promise<void> {
  await open(page, "/account/coaches");
  const of = text("coach.own.form.of", { name: "Olga", room: "Monday practice" });
  await page.locator("summary", { hasText: of }).click();
  await page.getByLabel(text("coach.own.form.part.targets")).setChecked(are);
  await page.getByRole("button", { name: text("coach.own.form.save") }).click();
  const shared = new RegExp(`also .*${text("coach.grant.part.targets")}`);
  await expect(page.getByText(shared)).toHaveCount(are ? 1 : 0);
}

test("a solo coach makes a practice, and a client sees only the two of them", async ({
  browserOf,
}) => {
  const olga = await browserOf("Olga");
  const mara = await browserOf("Mara");
  const ben = await browserOf("Ben");
  await createRoomOnPage(olga.page, "Monday practice", "Olga", { isCoachingRoom: true });
  await expect(olga.page.getByText(text("coach.practice.first"))).toBeVisible();
  const link = await makeInviteOnPage(olga.page);

  await open(mara.page, link);
  await expect(heading(mara.page, "Monday practice")).toBeVisible();
  const coaches = text("coach.practice.coaches", { count: 1, names: "Olga" });
  await expect(mara.page.getByText(coaches)).toBeVisible();
  await expect(mara.page.getByText(text("coach.practice.join", { count: 1 }))).toBeVisible();
  await expect(
    mara.page.getByText(text("coach.invite.title", { count: 1, names: "Olga" })),
  ).toBeVisible();
  await joinOnPage(mara.page, link, "Mara");
  await open(ben.page, link);
  await expect(ben.page.getByText(coaches)).toBeVisible();
  await expect(ben.page.getByText("Mara")).toHaveCount(0);
  await joinOnPage(ben.page, link, "Ben");

  await expect(members(olga.page, 3)).toBeVisible();
  await expect(here(olga.page, "Ben, Mara")).toBeVisible();
  for (const [{ page }, other] of [
    [mara, "Ben"],
    [ben, "Mara"],
  ] as const) {
    await expect(members(page, 2)).toBeVisible();
    await expect(here(page, "Olga")).toBeVisible();
    await page.reload();
    await expect(here(page, "Olga")).toBeVisible();
    await expect(members(page, 2)).toBeVisible();
    expect(await page.content()).not.toContain(other);
    await expect(coaching(page)).toHaveCount(0);
  }
  const settings = await openSettings(mara.page);
  await expect(settings.getByText(text("coach.also.badge"))).toBeVisible();
  await expect(settings).not.toContainText("Ben");

  await coaching(olga.page).click();
  await expect(olga.page).toHaveTitle(
    new RegExp(text("coach.register.title", { room: "Monday practice" })),
  );
  for (const name of ["Mara", "Ben"]) {
    await expect(olga.page.getByRole("link", { name, exact: true })).toBeVisible();
  }
});

test("a coach reads a client's target live only from the grant to its end", async ({
  browserOf,
}) => {
  const olga = await browserOf("Olga");
  const mara = await browserOf("Mara");
  await sitTogether(olga, mara, "Monday practice", { isCoachingRoom: true });
  await goStartInRoom(mara.page);
  await startSession(mara.page, { activity: "Study", target: "chapter 4 problems" });
  const seat = seatOf(olga.page, "Mara");
  await expect(seat).toContainText("Study");
  await olga.page.reload();
  await expect(seat).toContainText("Study");
  expect(await olga.page.content()).not.toContain("chapter 4");
  await grantTargets(mara.page, true);
  await expect(seat).toContainText("chapter 4 problems");
  await grantTargets(mara.page, false);
  await expect(seat).not.toContainText("chapter 4");
  await expect(seat).toContainText("Study");
  await olga.page.reload();
  await expect(seat).toContainText("Study");
  expect(await olga.page.content()).not.toContain("chapter 4");
});

test("an owner takes up coaching in a room and stops, and the others see it at once", async ({
  browserOf,
}) => {
  const olga = await browserOf("Olga");
  const mara = await browserOf("Mara");
  await sitTogether(olga, mara, "Library");
  await expect(coaching(olga.page)).toHaveCount(0);
  const theirs = await openSettings(mara.page);
  const own = await openSettings(olga.page);
  await expect(theirs.getByText(text("coach.also.title"))).toHaveCount(0);
  await own.getByRole("button", { name: text("coach.also.start") }).click();
  await expect(own.getByText(text("coach.also.on"))).toBeVisible();
  await expect(theirs.getByText(text("coach.also.badge"))).toBeVisible();
  await expect(theirs.getByText(/^Coaches see your targets only/)).toBeVisible();
  await closeDialog(olga.page);
  await expect(coaching(olga.page)).toBeVisible();
  await openSettings(olga.page);
  await own.getByRole("button", { name: text("coach.also.stop") }).click();
  await expect(own.getByText(text("coach.also.means"))).toBeVisible();
  await own.getByRole("button", { name: text("coach.also.sure") }).click();
  await expect(own.getByText(text("coach.also.off"))).toBeVisible();
  await expect(theirs.getByText(text("coach.also.badge"))).toHaveCount(0);
  await closeDialog(olga.page);
  await expect(coaching(olga.page)).toHaveCount(0);
});

test("an owner who does not coach takes a client out by name, whom the room does not show them", async ({
  browserOf,
}) => {
  const olga = await browserOf("Olga");
  const mara = await browserOf("Mara");
  await sitTogether(olga, mara, "Monday practice", { isCoachingRoom: true });
  mara.expect(/\b404\b/);
  const stopping = await openSettings(olga.page);
  await stopping.getByRole("button", { name: text("coach.also.stop") }).click();
  await stopping.getByRole("button", { name: text("coach.also.sure") }).click();
  await expect(stopping.getByText(text("coach.also.off"))).toBeVisible();
  await closeDialog(olga.page);
  await expect(line(olga.page)).not.toContainText("Mara");
  const own = await openSettings(olga.page);
  await own
    .getByRole("button", { name: text("room.members.removeName", { name: "Mara" }) })
    .click();
  await own.getByRole("button", { name: text("room.members.removeSure") }).click();
  await expect(heading(mara.page, text("room.closed.title"))).toBeVisible();
  await expect(own).not.toContainText("Mara");
});

test("a practice is sound: made, invited to, sat in and set", async ({ browserOf }) => {
  const { page } = await browserOf("Olga");
  const mara = await browserOf("Mara");
  await open(page, "/rooms");
  await page.getByLabel(text("coach.practice.label")).check();
  await expectSound(page, "making a practice");
  await createRoom(page, "Monday practice", "Olga", { isCoachingRoom: true });
  await expectSound(page, "a practice of one");
  const link = await makeInvite(page);
  await open(mara.page, link);
  await expectSound(mara.page, "an invitation to a practice");
  await joinByLink(mara.page, link, "Mara");
  await expectSound(mara.page, "a practice as a client sees it");
  const settings = await openSettings(page);
  await expect(settings.getByText(text("coach.also.on"))).toBeVisible();
  await expectSound(page, "the settings of a practice");
});
