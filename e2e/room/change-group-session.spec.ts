import type { Page } from "@playwright/test";
import { queryAs } from "../actions/api";
import {
  groupCard,
  joinedCount,
  joinGroup,
  joinGroupButton,
  ONE_HOUR_AHEAD,
  roomSlug,
  schedule,
} from "../actions/group-session";
import { open } from "../actions/open";
import { closeDialog, openSettings, shareRoom } from "../actions/room";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

/** The tests begin at 13:00 one hour ahead of UTC. */
const AT = "13:10";

test("changes and cancels a group session from its menu", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara", ONE_HOUR_AHEAD);
  const ben = await openBrowser("Ben", ONE_HOUR_AHEAD);
  await shareRoom(mara, ben, "Library");
  await schedule(mara, { minutes: 50 });
  await joinGroup(mara.page, AT);
  await expect(joinedCount(ben.page, 1)).toBeVisible();
  await expect(moreButton(ben.page, AT)).toBeHidden();

  // A new title keeps the join; a new time ends it.
  const dialog = await openEdit(mara.page, AT);
  await dialog.getByLabel(text("groupSession.form.name")).fill("Chapter 5");
  await dialog.getByRole("button", { name: text("groupSession.form.save") }).click();
  await expect(groupCard(ben.page).getByText("Chapter 5")).toBeVisible();
  await expect(joinedCount(ben.page, 1)).toBeVisible();

  await openEdit(mara.page, AT);
  await dialog.getByLabel(text("groupSession.form.time")).fill("14:30");
  await expect(dialog.getByText(text("groupSession.form.endsJoins"))).toBeVisible();
  await dialog.getByRole("button", { name: text("groupSession.form.save") }).click();
  // Mara's join ended too: she is asked again.
  const joinTitle = text("groupSession.join.title", { time: "14:30" });
  await expect(mara.page.getByRole("dialog", { name: joinTitle })).toBeVisible();
  await closeDialog(mara.page);
  await expect(joinGroupButton(ben.page, "14:30")).toBeVisible();
  await expect(joinedCount(ben.page, 0)).toBeVisible();
  await expect(groupCard(ben.page).getByText("50 min", { exact: false })).toBeVisible();

  await moreButton(mara.page, "14:30").click();
  await mara.page.getByRole("menuitem", { name: text("groupSession.cancel.once") }).click();
  await groupCard(mara.page)
    .getByRole("button", { name: text("groupSession.cancel.confirm") })
    .click();
  await expect(groupCard(ben.page).getByText(text("groupSession.empty"))).toBeVisible();
});

test("an owner keeps scheduling to owners", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara", ONE_HOUR_AHEAD);
  const ben = await openBrowser("Ben", ONE_HOUR_AHEAD);
  await shareRoom(mara, ben, "Library");
  const scheduleButton = groupCard(ben.page).getByRole("button", {
    name: text("groupSession.schedule"),
  });
  await expect(scheduleButton).toBeVisible();
  await openSettings(mara.page);
  await mara.page.getByLabel(text("room.settings.membersSchedule")).uncheck();
  await expect
    .poll(async () => {
      const room = { slug: roomSlug(ben.page) };
      return (await queryAs<{ membersSchedule: boolean }>(ben, "room.get", room)).membersSchedule;
    })
    .toBe(false);
  await open(ben.page, new URL(ben.page.url()).pathname);
  await expect(groupCard(ben.page).getByText(text("groupSession.noneAhead"))).toBeVisible();
  await expect(scheduleButton).toBeHidden();
});

const moreButton = (page: Page, time: string) =>
  groupCard(page).getByRole("button", { name: text("groupSession.more", { time }) });

async function openEdit(page: Page, time: string) {
  await moreButton(page, time).click();
  await page.getByRole("menuitem", { name: text("groupSession.edit"), exact: true }).click();
  const dialog = page.getByRole("dialog", { name: text("groupSession.form.editTitle") });
  await expect(dialog).toBeVisible();
  return dialog;
}
