import type { Locator, Page } from "@playwright/test";
import { comparison, figure, readTable, section } from "../actions/dashboard";
import { open, reload } from "../actions/open";
import { createGuest, recordSessions } from "../actions/record-sessions";
import { formatDate, formatDay, plusDays } from "../fixtures/days";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const [MONDAY, TUESDAY, WEDNESDAY] = [1, 2, 3];
const streak = (page: Page) => section(page, text("streak.title"));
const daysOff = (page: Page) => section(page, text("daysOff.title"));

/** The explanations of the last days in the streak's table, newest first. */
async function reasons(part: Locator, days: number): Promise<string[]> {
  return (await readTable(part)).slice(0, days).map(([, why = ""]) => why);
}

const why = {
  kept: (completed: number, broken = 0) => text("streak.why.kept", { completed, broken }),
  pending: text("streak.why.pending"),
  brokenOnly: (broken: number) => text("streak.why.broken_only", { completed: 0, broken }),
  restDate: text("streak.why.rest_date", { isOver: "yes" }),
  restWeekday: text("streak.why.rest_weekday", { isOver: "yes" }),
  missed: text("streak.why.missed"),
};

test("explains each day of the streak, and keeps the streak over a day off added in advance", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await createGuest(mara);
  const monday = await app.advanceToNoon({ weekday: MONDAY });
  await recordSessions(app, mara, [{ activity: "Work", minutes: 25, brokenAt: 5 }]);
  await app.advanceToNoon();
  await recordSessions(app, mara, [{ activity: "Study", minutes: 25 }]);
  const wednesday = await app.advanceToNoon();
  await recordSessions(app, mara, [
    { activity: "Study", minutes: 25 },
    { activity: "Work", minutes: 25, brokenAt: 5 },
  ]);
  await open(page, "/dashboard");
  const thursday = plusDays(wednesday, 1);
  await daysOff(page).getByLabel(text("daysOff.date")).fill(thursday);
  await daysOff(page)
    .getByRole("button", { name: text("daysOff.add") })
    .click();
  const remove = text("daysOff.removeNamed", { date: formatDay(thursday, wednesday) });
  await expect(daysOff(page).getByRole("button", { name: remove })).toBeVisible();

  await app.advanceToNoon();
  await reload(page);
  // A day off that has begun can no longer be removed.
  await expect(daysOff(page).getByRole("button", { name: remove })).toHaveCount(0);
  const friday = await app.advanceToNoon();
  await reload(page);
  const name = text("dashboard.figures.streak", { current: 2 });
  await expect(figure(page, name)).toHaveText("2");
  await expect(comparison(page, name)).toContainText("none completed today");
  await expect
    .poll(() => reasons(streak(page), 5))
    .toEqual([why.pending, why.restDate, why.kept(1, 1), why.kept(1), why.brokenOnly(1)]);

  // The strip explains the same days when moving through it by keyboard.
  const strip = page.getByRole("listbox", { name: text("streak.last28Days") });
  await strip.focus();
  for (let day = 0; day < 4; day++) await page.keyboard.press("ArrowLeft");
  const shown = streak(page)
    .getByRole("paragraph")
    .filter({ hasText: why.brokenOnly(1) });
  await expect(shown).toContainText(formatDay(monday, friday));

  // A day without a session or a day off ends the streak.
  await app.advanceToNoon();
  await reload(page);
  await expect(figure(page, text("dashboard.figures.streak", { current: 0 }))).toHaveText("0");
  await expect(streak(page)).toContainText(
    `${text("streak.sentence", { current: 0, longest: 2 })} ${text("streak.openToday")}`,
  );
});

test("applies changed weekly days off from tomorrow, not to the past", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await createGuest(mara);
  await app.advanceToNoon({ weekday: MONDAY });
  await recordSessions(app, mara, [{ activity: "Study", minutes: 25 }]);
  await app.advanceToNoon({ weekday: TUESDAY });
  const wednesday = await app.advanceToNoon({ weekday: WEDNESDAY });
  await recordSessions(app, mara, [{ activity: "Study", minutes: 25 }]);
  await open(page, "/dashboard");
  const before = await reasons(streak(page), 3);
  expect(before).toEqual([why.kept(1), why.missed, why.kept(1)]);

  const weekday = (day: string) => formatDate(day).slice(0, 3);
  for (const day of [plusDays(wednesday, -1), plusDays(wednesday, 1)]) {
    await daysOff(page)
      .getByRole("checkbox", { name: weekday(day) })
      .check();
  }
  await daysOff(page)
    .getByRole("button", { name: text("daysOff.save") })
    .click();
  const from = formatDate(plusDays(wednesday, 1));
  await expect(daysOff(page)).toContainText(
    text("daysOff.next", { count: 2, weekdays: "Tue, Thu", from }),
  );
  await reload(page);
  await expect.poll(() => reasons(streak(page), 3)).toEqual(before);

  await app.advanceToNoon();
  await app.advanceToNoon();
  await reload(page);
  await expect
    .poll(() => reasons(streak(page), 5))
    .toEqual([why.pending, why.restWeekday, ...before]);
  await expect(figure(page, text("dashboard.figures.streak", { current: 1 }))).toHaveText("1");
});

test("keeps one weekday as a working day and says why", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await createGuest(mara);
  await open(page, "/dashboard");
  const days = daysOff(page).getByRole("checkbox");
  for (const day of [0, 1, 2, 3, 4, 5]) await days.nth(day).check();
  const sunday = days.nth(6);
  await sunday.press("Space");
  await expect(sunday).not.toBeChecked();
  await expect(sunday).toHaveAccessibleDescription(text("daysOff.oneStays", { weekday: "Sunday" }));
  await days.nth(0).uncheck();
  await sunday.check();
  await expect(sunday).toBeChecked();
});
