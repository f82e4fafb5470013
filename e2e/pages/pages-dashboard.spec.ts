import type { Page } from "@playwright/test";
import { expectAccessible, expectNoViolations } from "../actions/accessibility";
import { mutateAs } from "../actions/api";
import { readTable, section } from "../actions/dashboard";
import { open } from "../actions/open";
import { createGuest, recordSessions } from "../actions/record-sessions";
import { createInvite, createRoom, joinByLink } from "../actions/room";
import type { App } from "../fixtures/app";
import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test.describe.configure({ timeout: 400_000 });

const WEDNESDAY = 3;
const YEAR = "[role=listbox]:has([role=group])";

/** A week with something of everything: kept, broken, drifted, restarted, noted. */
async function liveAWeek(app: App, person: Person, room?: string): Promise<void> {
  await app.advanceToNoon({ weekday: WEDNESDAY });
  const [broken = ""] = await recordSessions(app, person, [
    { activity: "Study", minutes: 60, brokenAt: 12, reason: "phone", target: "chapter 4", room },
  ]);
  await recordSessions(app, person, [
    { activity: "Study", minutes: 45, restartOf: broken, note: "Slow but done", room },
    { activity: "Reading", minutes: 25, drifted: true },
    { activity: "Work", minutes: 90 },
  ]);
  await app.advanceToNoon();
}

/** Opens the tables of these parts; all of them are drawn by one hand. */
async function openTables(page: Page, ...titles: string[]): Promise<void> {
  for (const title of titles) await readTable(section(page, title));
}

test("the personal dashboard is sound, new and full, with its tables open", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await createGuest(mara);
  await open(page, "/dashboard");
  await expectAccessible(page, "a newcomer's dashboard");
  await liveAWeek(app, mara);
  await mutateAs(mara, "restDays.setWeekdays", { weekdays: [6, 7] });
  await open(page, "/dashboard");
  await expect(page.getByRole("listbox", { name: text("dashboard.time.title") })).toBeVisible();
  await page.getByRole("button", { name: text("dashboard.periodNav.custom") }).click();
  await expect(page.getByLabel(text("dashboard.periodNav.from"))).toBeFocused();
  await expectNoViolations(page, "the form for any days", { only: "form[popover]" });
  await page.keyboard.press("Escape");
  await openTables(page, text("dashboard.time.title"), text("dashboard.earlyEnds.title"));
  // Axe takes as long over a year of days as over all the rest, so it looks at them once.
  await expectAccessible(page, "the dashboard", { except: YEAR });
  await expectNoViolations(page, "the days of the year", { only: YEAR });
});

test("the record and the weekly review are sound", async ({ app, openBrowser }) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await createGuest(mara);
  await liveAWeek(app, mara);
  await open(page, "/dashboard/history");
  await expectAccessible(page, "the record");
  await open(page, "/dashboard/history?text=none+of+them");
  await expectAccessible(page, "the record, with nothing found");
  await open(page, "/dashboard/week");
  await openTables(page, text("weeklyReview.timelines.title"), text("weeklyReview.broken.title"));
  await page.getByRole("button", { name: text("weeklyReview.answer.save") }).click();
  await expect(page.getByText(text("weeklyReview.answer.missing"))).toBeVisible();
  await expectAccessible(page, "the weekly review");
});

test("the room's dashboard is sound, and so is the way out for good", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  const { page } = mara;
  await createRoom(page, "Library", "Mara");
  const { pathname } = new URL(page.url());
  const room = pathname.split("/").at(-1) ?? "";
  await joinByLink(ben.page, await createInvite(page), "Ben");
  await liveAWeek(app, mara, room);
  await recordSessions(app, ben, [{ activity: "Work", minutes: 25, room }]);
  await open(page, `${pathname}/dashboard`);
  await openTables(page, text("roomDashboard.members.title"), text("roomDashboard.days.title"));
  await expectAccessible(page, "the room's dashboard");
  await open(page, "/account");
  await page.getByRole("button", { name: text("account.data.delete.open") }).click();
  const dialog = page.getByRole("dialog", { name: text("account.data.delete.title") });
  await dialog.getByRole("button", { name: text("account.data.delete.submit") }).click();
  await expect(dialog.getByRole("textbox")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page, "about to delete the account");
});
