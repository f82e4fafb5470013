import {
  beside,
  figure,
  filterBy,
  filters,
  ranges,
  readTable,
  section,
  showThe,
  stepLink,
} from "../actions/dashboard";
import { arriveAt, open } from "../actions/open";
import { arrive, live } from "../actions/past";
import { heading } from "../actions/session";
import { dayWords, plusDays } from "../fixtures/days";
import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const [MONDAY, TUESDAY, WEDNESDAY] = [1, 2, 3];
const COMPLETED = text("dashboard.figures.completed");
const PROTECTED = text("dashboard.figures.protected");
const KEPT = text("dashboard.figures.kept");

/** The page shows these sums: sessions completed, time protected, kept rate. */
async function seeFigures({ page }: Person, sums: [string, string, string]): Promise<void> {
  for (const [index, name] of [COMPLETED, PROTECTED, KEPT].entries()) {
    await expect(figure(page, name)).toHaveText(sums[index] ?? "");
  }
}

test("the figures are what the sessions came to, this week beside the last", async ({
  app,
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const { page } = mara;
  await arrive(mara);
  await app.passToNoon({ weekday: TUESDAY });
  await live(app, mara, [
    { activity: "Study", minutes: 25 },
    { activity: "Work", minutes: 60, brokenAt: 12 },
  ]);
  // A week that is two days old stands beside two days: what Wednesday brought is not among them.
  await app.passToNoon({ weekday: WEDNESDAY });
  await live(app, mara, [{ activity: "Study", minutes: 90 }]);
  const monday = await app.passToNoon({ weekday: MONDAY });
  await live(app, mara, [
    { activity: "Study", minutes: 45 },
    { activity: "Study", minutes: 45 },
    { activity: "Reading", minutes: 25 },
  ]);
  const tuesday = await app.passToNoon({ weekday: TUESDAY });
  await live(app, mara, [
    { activity: "Work", minutes: 60, brokenAt: 12, reason: "phone" },
    { activity: "Work", minutes: 25 },
    { activity: "Reading", minutes: 15, drifted: true },
  ]);

  await open(page, "/dashboard");
  await seeFigures(mara, ["4", "2 h 20 min", "67%"]);
  await expect(beside(page, COMPLETED)).toHaveText("▲ 3 vs last week (by Tuesday)");
  await expect(beside(page, PROTECTED)).toHaveText("▲ 1 h 55 min vs last week (by Tuesday)");
  await expect(beside(page, KEPT)).toHaveText(
    "4 of 6 completed · ▲ 17 pts vs last week (by Tuesday)",
  );
  await expect(page.getByText("2 h 20 min focus time, 4 sessions completed.")).toBeVisible();

  const time = section(page, text("dashboard.time.title"));
  await expect(time.getByRole("listbox", { name: text("dashboard.time.title") })).toBeVisible();
  const days = await readTable(time);
  expect(days).toHaveLength(7);
  expect(days.slice(0, 3)).toEqual([
    [dayWords(monday, tuesday), "3", "0", "1 h 55 min", "Study 1 h 30 min, Reading 25 min"],
    [dayWords(tuesday, tuesday), "1", "2", "25 min", "Work 25 min"],
    [dayWords(plusDays(tuesday, 1), tuesday), "0", "0", "0 min", ""],
  ]);
  expect(await readTable(section(page, text("dashboard.losing.title")))).toEqual([
    ["Study", "2", "0", "100%", "1 h 30 min"],
    ["Reading", "1", "1", "50%", "25 min"],
    ["Work", "1", "1", "50%", "25 min"],
  ]);
  expect(await readTable(section(page, text("dashboard.lengths.title")))).toEqual([
    ["15 min", "0", "1", "0%"],
    ["25 min", "2", "0", "100%"],
    ["45 min", "2", "0", "100%"],
    ["60 min", "0", "1", "0%"],
  ]);
  const breaks = section(page, text("dashboard.breaks.title"));
  expect(await readTable(breaks)).toEqual([["12", "Work", text("session.reason.phone"), "1"]]);
  await expect(breaks).toContainText(`${text("dashboard.breaks.drifted")} 1`);
});

test("an activity filters everything, the days stand in the address, and Back goes back", async ({
  app,
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const { page } = mara;
  await arrive(mara);
  const lastWeek = await app.passToNoon({ weekday: WEDNESDAY });
  await live(app, mara, [
    { activity: "Study", minutes: 25 },
    { activity: "Work", minutes: 45 },
  ]);
  await app.passToNoon({ weekday: TUESDAY });
  await live(app, mara, [
    { activity: "Study", minutes: 90 },
    { activity: "Work", minutes: 60, brokenAt: 7 },
  ]);
  await open(page, "/dashboard");
  await seeFigures(mara, ["1", "1 h 30 min", "50%"]);

  await filterBy(page, "Work");
  await seeFigures(mara, ["0", "0 min", "0%"]);
  await expect(beside(page, PROTECTED)).toHaveText("last week (by Tuesday): no sessions");
  await expect(section(page, text("dashboard.losing.title"))).not.toContainText("Study");
  await stepLink(page, "before").click();
  await expect(figure(page, PROTECTED)).toHaveText("45 min");
  const monday = plusDays(lastWeek, -2);
  const address = new URL(page.url()).searchParams;
  expect([address.get("from"), address.get("to")]).toEqual([monday, plusDays(monday, 6)]);
  await expect(filters(page).getByRole("link", { name: "Work" })).toHaveAttribute(
    "aria-current",
    "true",
  );

  await page.goBack();
  await expect(figure(page, PROTECTED)).toHaveText("0 min");
  await page.goBack();
  await expect(figure(page, PROTECTED)).toHaveText("1 h 30 min");
  await page.goForward();
  await page.goForward();
  await expect(figure(page, PROTECTED)).toHaveText("45 min");

  // Another browser tab opens on the very same days and activity.
  const other = await mara.newTab();
  await open(other, page.url());
  await expect(figure(other, PROTECTED)).toHaveText("45 min");
  await filterBy(other, text("dashboard.filter.all"));
  await expect(figure(other, PROTECTED)).toHaveText("1 h 10 min");
});

test("day, week, month, year and any days add up what lies in them", async ({ app, browserOf }) => {
  const mara = await browserOf("Mara");
  const { page } = mara;
  await arrive(mara);
  // Two days in a row in the middle of a week, wherever months begin.
  const first = await app.passToNoon({ weekday: TUESDAY });
  await live(app, mara, [{ activity: "Study", minutes: 25 }]);
  const second = await app.passToNoon({ weekday: WEDNESDAY });
  await live(app, mara, [{ activity: "Study", minutes: 60 }]);
  await open(page, "/dashboard");
  await expect(figure(page, PROTECTED)).toHaveText("1 h 25 min");
  await showThe(page, "day");
  await expect(heading(page, dayWords(second, second))).toBeVisible();
  await seeFigures(mara, ["1", "1 h", "100%"]);
  await expect(beside(page, PROTECTED)).toHaveText("▲ 35 min vs all of yesterday");
  await expect(stepLink(page, "after")).toHaveCount(0);
  await stepLink(page, "before").click();
  await expect(heading(page, dayWords(first, second))).toBeVisible();
  await seeFigures(mara, ["1", "25 min", "100%"]);

  await ranges(page)
    .getByRole("button", { name: text("dashboard.range.any") })
    .click();
  await ranges(page).getByLabel(text("dashboard.range.from")).fill(plusDays(first, -1000));
  await ranges(page).getByLabel(text("dashboard.range.to")).fill(second);
  await ranges(page)
    .getByRole("button", { name: text("dashboard.range.show") })
    .click();
  await arriveAt(page, /from=/);
  await expect(figure(page, PROTECTED)).toHaveText("1 h 25 min");
  const months = await readTable(section(page, text("dashboard.time.title")));
  expect(months.length).toBeGreaterThan(30);

  for (const kind of ["month", "year"] as const) {
    await showThe(page, kind);
    // A month or a year may end between the two days.
    const unit = (day: string) => day.slice(0, kind === "year" ? 4 : 7);
    const isParted = unit(first) !== unit(second);
    await expect(figure(page, PROTECTED)).toHaveText(isParted ? "1 h" : "1 h 25 min");
  }
});
