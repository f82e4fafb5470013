import type { Page } from "@playwright/test";
import { MAX_NAME } from "../../domain/api/fields/text-length";
import { expectAccessible, expectNoViolations } from "../actions/accessibility";
import { mutateAs } from "../actions/api";
import { readTable, section } from "../actions/dashboard";
import { open } from "../actions/open";
import { clearLocale, expectRightToLeft, setPseudoLocale } from "../actions/pseudo-locale";
import { createGuest, recordSessions } from "../actions/record-sessions";
import { createInvite, createRoom, joinByLink } from "../actions/room";
import type { App } from "../fixtures/app";
import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test.describe.configure({ timeout: 400_000 });

// Without plain vowels: in the pseudo-locale every vowel of a message is doubled and accented.
const [ROOM, OWNER, GUEST, LINE] = ["Rhythm", "Flynn", "Lynx", "crwth"] as const;
const PHONE = { width: 320, height: 700 };
const WEDNESDAY = 3;
const YEAR = "[role=listbox]:has([role=group])";

/** Records a week with completed, broken, unfocused, restarted and reviewed sessions. */
async function recordWeek(app: App, person: Person, room?: string): Promise<string> {
  await app.advanceToNoon({ weekday: WEDNESDAY });
  const [broken = ""] = await recordSessions(app, person, [
    { activity: "Study", minutes: 60, brokenAt: 12, reason: "phone", target: LINE, room },
  ]);
  await recordSessions(app, person, [
    { activity: "Study", minutes: 45, restartOf: broken, note: LINE, room },
    { activity: "Reading", minutes: 25, drifted: true },
    { activity: "Work", minutes: 90 },
  ]);
  return app.advanceToNoon();
}

/** Opens the tables of these sections. */
async function openTables(page: Page, ...titles: string[]): Promise<void> {
  for (const title of titles) await readTable(section(page, title));
}

/** The pages are mirrored and translated on a phone. */
async function expectRightToLeftOnPhone(person: Person, paths: string[]): Promise<void> {
  await setPseudoLocale(person);
  await person.page.setViewportSize(PHONE);
  for (const path of paths) await expectRightToLeft(person.page, path);
  await clearLocale(person);
}

test("has no accessibility violations or untranslated texts on dashboard, history and weekly review", async ({
  app,
  openBrowser,
}) => {
  const flynn = await openBrowser(OWNER);
  const { page } = flynn;
  await createGuest(flynn);
  await open(page, "/dashboard");
  await expectAccessible(page, "a newcomer's dashboard");
  await expectRightToLeftOnPhone(flynn, ["/dashboard", "/dashboard/history", "/dashboard/week"]);
  const today = await recordWeek(app, flynn);
  await mutateAs(flynn, "restDays.setWeekdays", { weekdays: [6, 7] });
  await open(page, "/dashboard");
  await expect(page.getByRole("listbox", { name: text("dashboard.time.title") })).toBeVisible();
  await page.getByRole("button", { name: text("dashboard.periodNav.custom") }).click();
  await expect(page.getByLabel(text("dashboard.periodNav.from"))).toBeFocused();
  await expectNoViolations(page, "the form for a custom period", { only: "form[popover]" });
  await page.keyboard.press("Escape");
  await openTables(page, text("dashboard.time.title"), text("dashboard.earlyEnds.title"));
  // Axe takes as long for the year of days as for the rest of the page, so it checks them once.
  await expectAccessible(page, "the dashboard", { except: YEAR });
  await expectNoViolations(page, "the days of the year", { only: YEAR });

  await open(page, "/dashboard/history");
  await expectAccessible(page, "the history");
  await open(page, "/dashboard/history?text=none+of+them");
  await expectAccessible(page, "the history without a match");
  await open(page, "/dashboard/week");
  await openTables(page, text("weeklyReview.timelines.title"), text("weeklyReview.broken.title"));
  await page.getByRole("button", { name: text("weeklyReview.answer.save") }).click();
  await expect(page.getByText(text("weeklyReview.answer.missing"))).toBeVisible();
  await expectAccessible(page, "the weekly review");

  const year = today.slice(0, 4);
  await expectRightToLeftOnPhone(flynn, [
    "/dashboard",
    `/dashboard?from=${year}-01-01&to=${year}-12-31`,
    "/dashboard/history",
    "/dashboard/history?status=running",
    "/dashboard/week",
  ]);
});

test("has no accessibility violations or untranslated texts on the room dashboard, nor when deleting the account", async ({
  app,
  openBrowser,
}) => {
  const flynn = await openBrowser(OWNER);
  const lynx = await openBrowser(GUEST);
  const { page } = flynn;
  await createRoom(page, ROOM, OWNER);
  const { pathname } = new URL(page.url());
  const room = pathname.split("/").at(-1) ?? "";
  await joinByLink(lynx.page, await createInvite(page), GUEST);
  await recordWeek(app, flynn, room);
  await recordSessions(app, lynx, [{ activity: "Work", minutes: 25, room }]);
  await open(page, `${pathname}/dashboard`);
  await openTables(page, text("roomDashboard.members.title"), text("roomDashboard.days.title"));
  await expectAccessible(page, "the room's dashboard");
  await expectRightToLeftOnPhone(flynn, [`${pathname}/dashboard`]);
  await open(page, "/account");
  await page.getByRole("button", { name: text("account.data.delete.open") }).click();
  const dialog = page.getByRole("dialog", { name: text("account.data.delete.title") });
  await dialog.getByRole("button", { name: text("account.data.delete.submit") }).click();
  await expect(dialog.getByRole("textbox")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page, "the confirmation to delete the account");
});

test("an activity's name without spaces wraps in the tables of the dashboard", async ({
  app,
  openBrowser,
}) => {
  const flynn = await openBrowser(OWNER);
  const { page } = flynn;
  await createGuest(flynn);
  const activity = "W".repeat(MAX_NAME);
  await mutateAs(flynn, "activity.create", { name: activity });
  await recordSessions(app, flynn, [{ activity, minutes: 25, brokenAt: 12 }]);
  await open(page, "/dashboard");
  const table = section(page, text("dashboard.earlyEnds.title")).getByRole("table");
  await openTables(page, text("dashboard.earlyEnds.title"));
  await expect(table.getByText(activity)).toBeVisible();
  for (const width of [320, 640, 1024, 1280]) {
    await page.setViewportSize({ width, height: 700 });
    const excess = () =>
      table.evaluate((drawn) => {
        const card = drawn.closest("section")?.getBoundingClientRect();
        return drawn.getBoundingClientRect().right - (card?.right ?? 0);
      });
    await expect.poll(excess, `pixels beyond the card at ${width}`).toBeLessThanOrEqual(0);
  }
});
