import { figure, readTable, section } from "../actions/dashboard";
import { open, reload } from "../actions/open";
import { arrive, live } from "../actions/past";
import { seeStartForm } from "../actions/session";
import { datedWords, plusDays } from "../fixtures/days";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const [MONDAY, SUNDAY] = [1, 7];

test("who has no session yet is shown the first step in place of an empty review", async ({
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const { page } = mara;
  await arrive(mara);
  await open(page, "/dashboard/week");
  await expect(page.getByText(text("firstStep.week.title"))).toBeVisible();
  await expect(page.locator("dl")).toHaveCount(0);
  await expect(page.getByRole("link", { name: /CSV|JSON/ })).toHaveCount(0);
  await page.getByRole("link", { name: text("firstStep.start") }).click();
  await seeStartForm(page);
});

test("on Sunday the week stands as seven lines, and the answer to its question is kept", async ({
  app,
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const { page } = mara;
  await arrive(mara);
  const monday = await app.passToNoon({ weekday: MONDAY });
  await live(app, mara, [
    { activity: "Study", minutes: 90 },
    { activity: "Work", minutes: 25, brokenAt: 10 },
  ]);
  const tuesday = await app.passToNoon();
  await live(app, mara, [
    { activity: "Work", minutes: 25 },
    { activity: "Rest", minutes: 15 },
  ]);
  await app.passToNoon({ weekday: SUNDAY });
  await open(page, "/dashboard/week");
  await expect(page.getByText("1 h 55 min focus time, 2 sessions completed.")).toBeVisible();
  const lines = section(page, text("week.lines.title"));
  await expect(lines).toContainText("3 sessions · 1 rest · shown in local time");
  const days = lines.locator("ol > li");
  await expect(days).toHaveCount(7);
  for (const day of [0, 1, 2, 3, 4, 5, 6]) {
    await expect(days.nth(day)).toContainText(datedWords(plusDays(monday, day)));
  }
  await expect(days.nth(0)).toContainText(text("week.best"));
  await expect(days.nth(0)).toContainText("1 h 30 min");
  await expect(days.nth(1)).toContainText(text("week.worst"));
  await expect(days.nth(0).getByRole("listitem")).toHaveCount(2);
  const told = await readTable(lines);
  expect(told.map(([day, activity, status]) => [day, activity, status])).toEqual([
    [datedWords(monday), "Study", "completed"],
    [datedWords(monday), "Work", "broken"],
    [datedWords(tuesday), "Work", "completed"],
    [datedWords(tuesday), "Rest", "completed"],
  ]);
  await expect(figure(page, text("week.figures.completed"))).toHaveText("2");
  await expect(figure(page, text("week.figures.broken"))).toHaveText("1");
  expect(await readTable(section(page, text("week.protected.title")))).toEqual([
    ["Study", "1", "1 h 30 min"],
    ["Work", "1", "25 min"],
  ]);
  expect(await readTable(section(page, text("week.lost.title")))).toEqual([["Work", "1", "2"]]);

  const question = page.getByLabel(text("week.question.what_made_best_day"));
  await question.fill("Phone in the other room");
  await page.getByRole("button", { name: text("week.answer.save") }).click();
  await expect(page.getByText(text("week.answer.saved"), { exact: true })).toBeVisible();
  await reload(page);
  await expect(question).toHaveValue("Phone in the other room");

  // It is kept with its week: the next one asks anew, and leads back to it.
  await app.passToNoon({ weekday: MONDAY });
  await open(page, "/dashboard/week");
  await expect(page.getByText(text("week.sentence.nothing"))).toBeVisible();
  await expect(page.getByLabel(text("week.question.nothing_yet"))).toHaveValue("");
  await page.getByRole("link", { name: text("week.before") }).click();
  await expect(question).toHaveValue("Phone in the other room");
});
