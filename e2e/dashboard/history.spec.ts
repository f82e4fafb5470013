import type { Page } from "@playwright/test";
import { section } from "../actions/dashboard";
import { rowsOf, save } from "../actions/download";
import { arriveAt, open } from "../actions/open";
import { arrive, live } from "../actions/past";
import { heading } from "../actions/session";
import { dayOfYearWords } from "../fixtures/days";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const form = (page: Page) => page.getByRole("search", { name: text("record.filter.label") });
const rows = (page: Page) => page.getByRole("main").getByRole("listitem");
const show = (page: Page) =>
  form(page)
    .getByRole("button", { name: text("record.filter.submit") })
    .click();

/** The page says how many sessions it shows, and that these are all. */
const seeShown = (page: Page, count: number) =>
  expect(
    page.getByText(text("record.shown", { count, more: "no" }), { exact: true }),
  ).toBeVisible();

async function saveRecord(page: Page) {
  const link = page.getByRole("link", { name: text("record.download.as", { format: "CSV" }) });
  const { name, content } = await save(page, link);
  expect(name).toMatch(/^stint-history.*\.csv$/);
  return rowsOf(content);
}

test("the record shows every session with its note and lineage, to be read only", async ({
  app,
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const { page } = mara;
  await arrive(mara);
  await open(page, "/dashboard/record");
  await expect(page.getByText(text("record.empty.title"))).toBeVisible();

  const day = await app.passToNoon();
  const [broken] = await live(app, mara, [
    { activity: "Study", minutes: 60, brokenAt: 12, reason: "phone", target: "chapter 4" },
  ]);
  await live(app, mara, [
    { activity: "Study", minutes: 60, restartOf: broken ?? "", note: "Slow but done" },
    { activity: "Rest", minutes: 15 },
    { activity: "Reading", minutes: 25, drifted: true },
  ]);
  await open(page, "/dashboard/record");
  await expect(heading(page, text("record.title"))).toBeVisible();
  const list = section(page, dayOfYearWords(day)).getByRole("listitem");
  await expect(list).toHaveCount(4);
  await expect(list.nth(0)).toContainText(text("record.row.drifted"));
  await expect(list.nth(1)).toContainText("Rest");
  await expect(list.nth(2)).toContainText("Slow but done");
  await expect(list.nth(2)).toContainText(/restart of 1[34]:00/);
  await expect(list.nth(3)).toContainText("chapter 4");
  await expect(list.nth(3)).toContainText(/broken at 12 min · Phone · restarted 1[34]:12, kept/);
  await expect(list.nth(3)).toContainText(text("record.row.ofLength", { length: "1 h" }));
  await seeShown(page, 4);
  await expect(list.getByRole("button")).toHaveCount(0);
  await expect(list.getByRole("textbox")).toHaveCount(0);
});

test("the record is filtered and searched by the address, and the download is what is shown", async ({
  app,
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const { page } = mara;
  await arrive(mara);
  const [first] = await live(app, mara, [
    { activity: "Study", minutes: 60, brokenAt: 12, target: "Chapter 4" },
  ]);
  await live(app, mara, [
    { activity: "Study", minutes: 25, restartOf: first ?? "", note: "chapter done" },
    { activity: "Work", minutes: 45, brokenAt: 3 },
    { activity: "Work", minutes: 25, target: "=1+1", note: '@SUM(A1), "quoted"' },
  ]);
  await open(page, "/dashboard/record");
  await expect(rows(page).filter({ hasText: "min" })).toHaveCount(4);

  await form(page).getByLabel(text("record.filter.status")).selectOption("broken");
  await show(page);
  await arriveAt(page, /status=broken/);
  await seeShown(page, 2);
  // The lineage reaches out of what is shown.
  await expect(rows(page).filter({ hasText: "Chapter 4" })).toContainText(/restarted .*, kept/);
  const broken = await saveRecord(page);
  expect(broken.map(({ activity, status }) => [activity, status])).toEqual([
    ["Work", "broken"],
    ["Study", "broken"],
  ]);

  await form(page).getByLabel(text("record.filter.status")).selectOption("");
  await form(page).getByLabel(text("record.filter.text")).fill("chapter");
  await show(page);
  await arriveAt(page, /text=chapter/);
  await seeShown(page, 2);
  const found = await saveRecord(page);
  expect(found.map(({ target, note, restartOf }) => [target, note, restartOf])).toEqual([
    ["", "chapter done", first],
    ["Chapter 4", "", ""],
  ]);
  await page.goBack();
  await expect(form(page).getByLabel(text("record.filter.status"))).toHaveValue("broken");

  await open(page, "/dashboard/record?text=none+of+them");
  await expect(page.getByText(text("record.empty.filteredTitle"))).toBeVisible();
  await page.getByRole("link", { name: text("record.filter.clear") }).click();
  await seeShown(page, 4);
  const all = await saveRecord(page);
  expect(all.map(({ minutes }) => minutes)).toEqual(["25", "45", "25", "60"]);
  // A spreadsheet would run these two: here they begin with an apostrophe, and are text.
  expect(all[0]).toMatchObject({ target: "'=1+1", note: `'@SUM(A1), "quoted"` });
  await expect(rows(page).filter({ hasText: ": =1+1" })).toContainText('@SUM(A1), "quoted"');
});
