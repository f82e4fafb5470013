import type { Page } from "@playwright/test";
import { get } from "../actions/api";
import { section } from "../actions/dashboard";
import { parseCsv, saveCsv } from "../actions/download";
import { open, waitForPage } from "../actions/open";
import { createGuest, recordSessions } from "../actions/record-sessions";
import { heading } from "../actions/session";
import { formatDateWithYear } from "../fixtures/days";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const form = (page: Page) => page.getByRole("search", { name: text("history.filter.label") });
const rows = (page: Page) => page.getByRole("main").getByRole("listitem");
const show = (page: Page) =>
  form(page)
    .getByRole("button", { name: text("history.filter.submit") })
    .click();

/** The page says how many sessions it shows and that there are no more. */
const expectCount = (page: Page, count: number) =>
  expect(
    page.getByText(text("history.shown", { count, more: "no" }), { exact: true }),
  ).toBeVisible();

async function downloadHistory(page: Page) {
  const { name, content } = await saveCsv(page, page);
  expect(name).toMatch(/^stint-history.*\.csv$/);
  return parseCsv(content);
}

test("lists every session with its note and restarts, and reviews one without any other way to edit", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await createGuest(mara);
  await open(page, "/dashboard/history");
  await expect(page.getByText(text("history.empty.title"))).toBeVisible();

  const day = await app.advanceToNoon();
  const [broken] = await recordSessions(app, mara, [
    { activity: "Study", minutes: 60, brokenAt: 12, reason: "phone", target: "chapter 4" },
  ]);
  await recordSessions(app, mara, [
    { activity: "Study", minutes: 60, restartOf: broken ?? "", note: "Slow but done" },
    { activity: "Rest", minutes: 15 },
    { activity: "Reading", minutes: 25, drifted: true },
  ]);
  await open(page, "/dashboard/history");
  await expect(heading(page, text("history.title"))).toBeVisible();
  const list = section(page, formatDateWithYear(day)).getByRole("listitem");
  await expect(list).toHaveCount(4);
  await expect(list.nth(0)).toContainText(text("history.row.unfocused"));
  await expect(list.nth(1)).toContainText("Rest");
  await expect(list.nth(2)).toContainText("Slow but done");
  await expect(list.nth(2)).toContainText(/restart of 1[34]:00/);
  await expect(list.nth(3)).toContainText("chapter 4");
  await expect(list.nth(3)).toContainText(
    /ended early, after 12 min · Phone · restarted 1[34]:12, completed/,
  );
  await expect(list.nth(3)).toContainText(text("history.row.ofLength", { length: "1 h" }));
  await expectCount(page, 4);
  await expect(list.getByRole("button")).toHaveCount(4);
  await expect(list.getByRole("textbox")).toHaveCount(0);

  // The review can be added days later, by keyboard alone.
  const restarted = list.nth(2);
  await restarted.getByRole("button").press("Enter");
  await page.keyboard.press("End");
  await page.keyboard.type(", after a walk");
  await page.keyboard.press("Enter");
  await expect(restarted).toContainText("Slow but done, after a walk");
  await expect(restarted.getByRole("textbox")).toHaveCount(0);
  await expect(restarted.getByRole("button")).toBeFocused();
  await page.keyboard.press("Enter");
  await restarted.getByRole("button", { name: text("session.review.unfocused") }).press("Enter");
  await expect(restarted).toContainText(text("session.review.unfocusedMeans"));
  await page.keyboard.press("Enter");
  await expect(restarted).toContainText(text("history.row.unfocused"));
  await expect(list.nth(3)).toContainText(/restarted 1[34]:12, broken/);
  for (const broken of [0, 3].map((row) => list.nth(row))) {
    await broken.getByRole("button").click();
    await expect(broken.getByRole("button")).toHaveCount(2);
    await expect(broken.getByRole("textbox")).toHaveCount(1);
  }
  await page.reload();
  await expect(list.nth(2)).toContainText("Slow but done, after a walk");
  await expect(list.nth(2)).toContainText(text("history.row.unfocused"));
});

test("filters and searches by address, and downloads what is shown", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await createGuest(mara);
  const [first] = await recordSessions(app, mara, [
    { activity: "Study", minutes: 60, brokenAt: 12, target: "Chapter 4" },
  ]);
  await recordSessions(app, mara, [
    { activity: "Study", minutes: 25, restartOf: first ?? "", note: "chapter done" },
    { activity: "Work", minutes: 45, brokenAt: 3 },
    { activity: "Work", minutes: 25, target: "=1+1", note: '@SUM(A1), "quoted"' },
  ]);
  await open(page, "/dashboard/history");
  await expect(rows(page).filter({ hasText: "min" })).toHaveCount(4);

  await form(page).getByLabel(text("history.filter.status")).selectOption("broken");
  await show(page);
  await waitForPage(page, /status=broken/);
  await expectCount(page, 2);
  // Restarts are shown even when the filter hides the other session.
  await expect(rows(page).filter({ hasText: "Chapter 4" })).toContainText(
    /restarted .*, completed/,
  );
  const broken = await downloadHistory(page);
  expect(broken.map(({ activity, status }) => [activity, status])).toEqual([
    ["Work", "broken"],
    ["Study", "broken"],
  ]);

  await form(page).getByLabel(text("history.filter.status")).selectOption("");
  await form(page).getByLabel(text("history.filter.text")).fill("chapter");
  await show(page);
  await waitForPage(page, /text=chapter/);
  await expectCount(page, 2);
  const found = await downloadHistory(page);
  expect(found.map(({ target, note, restartOf }) => [target, note, restartOf])).toEqual([
    ["", "chapter done", first],
    ["Chapter 4", "", ""],
  ]);
  await page.goBack();
  await expect(form(page).getByLabel(text("history.filter.status"))).toHaveValue("broken");

  await open(page, "/dashboard/history?text=none+of+them");
  await expect(page.getByText(text("history.empty.filteredTitle"))).toBeVisible();
  await page.getByRole("link", { name: text("history.filter.clear") }).click();
  await expectCount(page, 4);
  const all = await downloadHistory(page);
  expect(all.map(({ minutes }) => minutes)).toEqual(["25", "45", "25", "60"]);
  // The apostrophe stops a spreadsheet from running these as formulas.
  expect(all[0]).toMatchObject({ target: "'=1+1", note: `'@SUM(A1), "quoted"` });
  await expect(rows(page).filter({ hasText: ": =1+1" })).toContainText('@SUM(A1), "quoted"');
});

test("answers at the former addresses: the page keeps its filter, the file its rows", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await createGuest(mara);
  const today = await app.advanceToNoon();
  await recordSessions(app, mara, [{ activity: "Study", minutes: 25, target: "Chapter 4" }]);
  const params = { from: today, to: today, format: "csv" };
  const [former, current] = await Promise.all(
    ["record", "history"].map(async (name) => {
      const answer = await get(mara.context, `/api/export/${name}`, params);
      return { status: answer.status(), csv: await answer.text() };
    }),
  );
  expect(former).toEqual(current);
  expect(former).toMatchObject({ status: 200, csv: expect.stringContaining("Chapter 4") });
  await open(page, "/dashboard/record?text=none+of+them");
  await waitForPage(page, /\/dashboard\/history\?text=none/);
  await expect(page.getByText(text("history.empty.filteredTitle"))).toBeVisible();
});
