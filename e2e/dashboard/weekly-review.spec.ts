import { figure, readTable, section } from "../actions/dashboard";
import { open, reload } from "../actions/open";
import { createGuest, recordSessions } from "../actions/record-sessions";
import { expectStartForm } from "../actions/session";
import { formatDate, plusDays } from "../fixtures/days";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const [MONDAY, SUNDAY] = [1, 7];

test("explains the first step to a newcomer instead of an empty review", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await createGuest(mara);
  await open(page, "/dashboard/week");
  await expect(page.getByText(text("firstStep.week.title"))).toBeVisible();
  await expect(page.locator("dl")).toHaveCount(0);
  await expect(page.getByRole("link", { name: /CSV|JSON/ })).toHaveCount(0);
  await page.getByRole("link", { name: text("firstStep.start") }).click();
  await expectStartForm(page);
});

test("shows the week as seven timelines on Sunday and saves the answer to its question", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await createGuest(mara);
  const monday = await app.advanceToNoon({ weekday: MONDAY });
  await recordSessions(app, mara, [
    { activity: "Study", minutes: 90 },
    { activity: "Work", minutes: 25, brokenAt: 10 },
  ]);
  const tuesday = await app.advanceToNoon();
  await recordSessions(app, mara, [
    { activity: "Work", minutes: 25 },
    { activity: "Rest", minutes: 15 },
  ]);
  await app.advanceToNoon({ weekday: SUNDAY });
  await open(page, "/dashboard/week");
  await expect(page.getByText("1 h 55 min focus time, 2 sessions completed.")).toBeVisible();
  const lines = section(page, text("weeklyReview.timelines.title"));
  await expect(lines).toContainText("3 sessions · 1 rest · shown in local time");
  const days = lines.locator("ol > li");
  await expect(days).toHaveCount(7);
  for (const day of [0, 1, 2, 3, 4, 5, 6]) {
    await expect(days.nth(day)).toContainText(formatDate(plusDays(monday, day)));
  }
  await expect(days.nth(0)).toContainText(text("weeklyReview.best"));
  await expect(days.nth(0)).toContainText("1 h 30 min");
  await expect(days.nth(1)).toContainText(text("weeklyReview.worst"));
  await expect(days.nth(0).getByRole("listitem")).toHaveCount(2);
  const rows = await readTable(lines);
  expect(rows.map(([day, activity, status]) => [day, activity, status])).toEqual([
    [formatDate(monday), "Study", "completed"],
    [formatDate(monday), "Work", "broken"],
    [formatDate(tuesday), "Work", "completed"],
    [formatDate(tuesday), "Rest", "completed"],
  ]);
  await expect(figure(page, text("weeklyReview.figures.completed"))).toHaveText("2");
  await expect(figure(page, text("weeklyReview.figures.broken"))).toHaveText("1");
  await expect
    .poll(() => readTable(section(page, text("weeklyReview.focusTime.title"))))
    .toEqual([
      ["Study", "1", "1 h 30 min"],
      ["Work", "1", "25 min"],
    ]);
  await expect
    .poll(() => readTable(section(page, text("weeklyReview.broken.title"))))
    .toEqual([["Work", "1", "2"]]);

  const question = page.getByLabel(text("weeklyReview.question.what_made_best_day"));
  await question.fill("Phone in the other room");
  await page.getByRole("button", { name: text("weeklyReview.answer.save") }).click();
  await expect(page.getByText(text("weeklyReview.answer.saved"), { exact: true })).toBeVisible();
  await reload(page);
  await expect(question).toHaveValue("Phone in the other room");

  // The answer belongs to its week: the next week asks its own question.
  await app.advanceToNoon({ weekday: MONDAY });
  await open(page, "/dashboard/week");
  await expect(page.getByText(text("weeklyReview.sentence.nothing"))).toBeVisible();
  await expect(page.getByLabel(text("weeklyReview.question.nothing_yet"))).toHaveValue("");
  await page.getByRole("link", { name: text("weeklyReview.before") }).click();
  await expect(question).toHaveValue("Phone in the other room");
});
