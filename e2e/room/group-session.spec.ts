import type { Page } from "@playwright/test";
import { findLastSession } from "../actions/history";
import { open } from "../actions/open";
import { shareRoom } from "../actions/room";
import { expectRunning } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const card = (page: Page) => page.getByRole("region", { name: text("groupSession.title") });

/** Joins the group session at this time through its dialog. */
async function join(page: Page, time: string): Promise<void> {
  const label = text("groupSession.join.open", { time });
  await card(page).getByRole("button", { name: label, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: label, exact: true }).click();
  await expect(card(page).getByText(text("groupSession.join.done"))).toBeVisible();
}

test("two people agree on a time, and their sessions start together", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara", { timeZone: "Asia/Kolkata" });
  const ben = await openBrowser("Ben", { timeZone: "Asia/Kathmandu" });
  await shareRoom(mara, ben, "Night shift");

  // The tests begin at noon in UTC, which is 17:30 in Kolkata, the zone of the room.
  await card(mara.page)
    .getByRole("button", { name: text("groupSession.schedule") })
    .click();
  const dialog = mara.page.getByRole("dialog");
  await dialog.getByLabel(text("groupSession.form.time")).fill("17:40");
  await dialog.getByLabel(text("groupSession.form.name")).fill("Chapter 4 together");
  await dialog.getByRole("button", { name: text("groupSession.form.submit") }).click();
  await expect(card(mara.page).getByText("Chapter 4 together")).toBeVisible();

  await join(mara.page, "17:40");
  await expect(card(ben.page).getByText(text("groupSession.joined", { count: 1 }))).toBeVisible();
  // Kathmandu is 5:45 ahead of UTC.
  await join(ben.page, "17:55");
  await expect(card(mara.page).getByText(text("groupSession.joined", { count: 2 }))).toBeVisible();

  // On another page, Ben is reminded and counts as present.
  await open(ben.page, "/");
  await app.advance({ minutes: 6 });
  const reminder = text("groupSession.reminder", { room: "Night shift", time: "17:55" });
  await expect(ben.page.getByText(reminder)).toBeVisible();
  await app.advance({ minutes: 4 });
  await expectRunning(mara.page);
  await expectRunning(ben.page);
  const [first, second] = [await findLastSession(mara), await findLastSession(ben)];
  expect(second.plannedEnd).toBe(first.plannedEnd);
  await expect(
    card(mara.page).getByText(text("groupSession.running", { time: "18:25" })),
  ).toBeVisible();
});
