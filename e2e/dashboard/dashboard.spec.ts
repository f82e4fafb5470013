import {
  activityFilter,
  comparison,
  figure,
  filterBy,
  periodNav,
  readTable,
  section,
  showPeriod,
  stepLink,
} from "../actions/dashboard";
import { open, waitForPage } from "../actions/open";
import { createGuest, recordSessions } from "../actions/record-sessions";
import { heading } from "../actions/session";
import { formatDay, plusDays } from "../fixtures/days";
import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const [MONDAY, TUESDAY, WEDNESDAY] = [1, 2, 3];
const COMPLETED = text("dashboard.figures.completed");
const FOCUS_TIME = text("dashboard.figures.focusTime");
const COMPLETION_RATE = text("dashboard.figures.completionRate");

/** The page shows these figures: sessions completed, focus time, completion rate. */
async function expectFigures({ page }: Person, values: [string, string, string]): Promise<void> {
  for (const [index, name] of [COMPLETED, FOCUS_TIME, COMPLETION_RATE].entries()) {
    await expect(figure(page, name)).toHaveText(values[index] ?? "");
  }
}

test("shows the week's figures compared with the previous week to the same day", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await createGuest(mara);
  await app.advanceToNoon({ weekday: TUESDAY });
  await recordSessions(app, mara, [
    { activity: "Study", minutes: 25 },
    { activity: "Work", minutes: 60, brokenAt: 12 },
  ]);
  // On Tuesday the comparison ends with last Tuesday, so this Wednesday does not count.
  await app.advanceToNoon({ weekday: WEDNESDAY });
  await recordSessions(app, mara, [{ activity: "Study", minutes: 90 }]);
  const monday = await app.advanceToNoon({ weekday: MONDAY });
  await recordSessions(app, mara, [
    { activity: "Study", minutes: 45 },
    { activity: "Study", minutes: 45 },
    { activity: "Reading", minutes: 25 },
  ]);
  const tuesday = await app.advanceToNoon({ weekday: TUESDAY });
  await recordSessions(app, mara, [
    { activity: "Work", minutes: 60, brokenAt: 12, reason: "phone" },
    { activity: "Work", minutes: 25 },
    { activity: "Reading", minutes: 15, drifted: true },
  ]);

  await open(page, "/dashboard");
  await expectFigures(mara, ["4", "2 h 20 min", "67%"]);
  await expect(comparison(page, COMPLETED)).toHaveText("▲ 3 vs last week (by Tuesday)");
  await expect(comparison(page, FOCUS_TIME)).toHaveText("▲ 1 h 55 min vs last week (by Tuesday)");
  await expect(comparison(page, COMPLETION_RATE)).toHaveText(
    "4 of 6 completed · ▲ 17 pts vs last week (by Tuesday)",
  );
  await expect(page.getByText("2 h 20 min focus time, 4 sessions completed.")).toBeVisible();

  const time = section(page, text("dashboard.time.title"));
  await expect(time.getByRole("listbox", { name: text("dashboard.time.title") })).toBeVisible();
  const days = await readTable(time);
  expect(days).toHaveLength(7);
  expect(days.slice(0, 3)).toEqual([
    [formatDay(monday, tuesday), "3", "0", "1 h 55 min", "Study 1 h 30 min, Reading 25 min"],
    [formatDay(tuesday, tuesday), "1", "2", "25 min", "Work 25 min"],
    [formatDay(plusDays(tuesday, 1), tuesday), "0", "0", "0 min", ""],
  ]);
  await expect
    .poll(() => readTable(section(page, text("dashboard.completionByActivity.title"))))
    .toEqual([
      ["Study", "2", "0", "100%", "1 h 30 min"],
      ["Reading", "1", "1", "50%", "25 min"],
      ["Work", "1", "1", "50%", "25 min"],
    ]);
  await expect
    .poll(() => readTable(section(page, text("dashboard.lengths.title"))))
    .toEqual([
      ["15 min", "0", "1", "0%"],
      ["25 min", "2", "0", "100%"],
      ["45 min", "2", "0", "100%"],
      ["60 min", "0", "1", "0%"],
    ]);
  const breaks = section(page, text("dashboard.earlyEnds.title"));
  await expect
    .poll(() => readTable(breaks))
    .toEqual([["12", "Work", text("session.reason.phone"), "1"]]);
  await expect(breaks).toContainText(`${text("dashboard.earlyEnds.unfocused")} 1`);
});

test("filters by activity, keeps period and filter in the address, and follows Back", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await createGuest(mara);
  const lastWeek = await app.advanceToNoon({ weekday: WEDNESDAY });
  await recordSessions(app, mara, [
    { activity: "Study", minutes: 25 },
    { activity: "Work", minutes: 45 },
  ]);
  await app.advanceToNoon({ weekday: TUESDAY });
  await recordSessions(app, mara, [
    { activity: "Study", minutes: 90 },
    { activity: "Work", minutes: 60, brokenAt: 7 },
  ]);
  await open(page, "/dashboard");
  await expectFigures(mara, ["1", "1 h 30 min", "50%"]);

  await filterBy(page, "Work");
  await expectFigures(mara, ["0", "0 min", "0%"]);
  await expect(comparison(page, FOCUS_TIME)).toHaveText("last week (by Tuesday): no sessions");
  await expect(section(page, text("dashboard.completionByActivity.title"))).not.toContainText(
    "Study",
  );
  await stepLink(page, "before").click();
  await expect(figure(page, FOCUS_TIME)).toHaveText("45 min");
  const monday = plusDays(lastWeek, -2);
  const address = new URL(page.url()).searchParams;
  expect([address.get("from"), address.get("to")]).toEqual([monday, plusDays(monday, 6)]);
  await expect(activityFilter(page).getByRole("link", { name: "Work" })).toHaveAttribute(
    "aria-current",
    "true",
  );

  await page.goBack();
  await expect(figure(page, FOCUS_TIME)).toHaveText("0 min");
  await page.goBack();
  await expect(figure(page, FOCUS_TIME)).toHaveText("1 h 30 min");
  await page.goForward();
  await page.goForward();
  await expect(figure(page, FOCUS_TIME)).toHaveText("45 min");

  // The address opens the same period and activity in another tab.
  const other = await mara.newTab();
  await open(other, page.url());
  await expect(figure(other, FOCUS_TIME)).toHaveText("45 min");
  await filterBy(other, text("dashboard.filter.all"));
  await expect(figure(other, FOCUS_TIME)).toHaveText("1 h 10 min");
});

test("shows the figures of a day, week, month, year and custom period", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await createGuest(mara);
  // Two consecutive days in the middle of a week.
  const first = await app.advanceToNoon({ weekday: TUESDAY });
  await recordSessions(app, mara, [{ activity: "Study", minutes: 25 }]);
  const second = await app.advanceToNoon({ weekday: WEDNESDAY });
  await recordSessions(app, mara, [{ activity: "Study", minutes: 60 }]);
  await open(page, "/dashboard");
  await expect(figure(page, FOCUS_TIME)).toHaveText("1 h 25 min");
  await showPeriod(page, "day");
  await expect(heading(page, formatDay(second, second))).toBeVisible();
  await expectFigures(mara, ["1", "1 h", "100%"]);
  await expect(comparison(page, FOCUS_TIME)).toHaveText("▲ 35 min vs all of yesterday");
  await expect(stepLink(page, "after")).toHaveCount(0);
  await stepLink(page, "before").click();
  await expect(heading(page, formatDay(first, second))).toBeVisible();
  await expectFigures(mara, ["1", "25 min", "100%"]);

  await periodNav(page)
    .getByRole("button", { name: text("dashboard.periodNav.custom") })
    .click();
  await periodNav(page)
    .getByLabel(text("dashboard.periodNav.from"), { exact: true })
    .fill(plusDays(first, -1000));
  await periodNav(page).getByLabel(text("dashboard.periodNav.to"), { exact: true }).fill(second);
  await periodNav(page)
    .getByRole("button", { name: text("dashboard.periodNav.show") })
    .click();
  await waitForPage(page, /from=/);
  await expect(figure(page, FOCUS_TIME)).toHaveText("1 h 25 min");
  const months = await readTable(section(page, text("dashboard.time.title")));
  expect(months.length).toBeGreaterThan(30);

  for (const kind of ["month", "year"] as const) {
    await showPeriod(page, kind);
    // The two days may lie in different months or years.
    const unit = (day: string) => day.slice(0, kind === "year" ? 4 : 7);
    const isSplit = unit(first) !== unit(second);
    await expect(figure(page, FOCUS_TIME)).toHaveText(isSplit ? "1 h" : "1 h 25 min");
  }
});
