import { readTable, section } from "../actions/dashboard";
import { open, reload } from "../actions/open";
import { createGuest, recordSessions } from "../actions/record-sessions";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test("shows progress toward a goal without changing any figure", async ({ app, openBrowser }) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await createGuest(mara);
  await recordSessions(app, mara, [
    { activity: "Study", minutes: 45 },
    { activity: "Work", minutes: 25, brokenAt: 3 },
  ]);
  await open(page, "/dashboard");
  const readFigures = async () => [
    await page.locator("dl").textContent(),
    await readTable(section(page, text("dashboard.time.title"))),
    await readTable(section(page, text("dashboard.completionByActivity.title"))),
    await readTable(section(page, text("streak.title"))),
  ];
  const before = await readFigures();

  const goals = section(page, text("goals.title"));
  await goals.getByLabel(text("goals.form.activity")).selectOption({ label: "Study" });
  await goals.getByLabel(text("goals.form.amount")).fill("600");
  await goals.getByLabel(text("goals.form.unit")).selectOption({
    label: text("goals.unit", { unit: "minutes" }),
  });
  await goals.getByRole("button", { name: text("goals.form.set") }).click();
  await expect(goals).toContainText(text("goals.progress", { done: "45 min", goal: "10 h" }));
  await expect(goals).toContainText("0 of 1 goal reached");
  const saved = goals.getByText(text("goals.form.saved"));
  await expect(saved).toBeVisible();
  expect(await readFigures()).toEqual(before);

  const remove = goals.getByRole("button", {
    name: text("goals.removeNamed", { name: "Study" }),
  });
  await remove.click();
  await expect(goals).toContainText("No goals for");
  await expect(saved).toHaveCount(0);
  await goals.getByRole("button", { name: text("goals.form.set") }).click();
  await expect(saved).toBeVisible();

  await reload(page);
  await expect.poll(() => readTable(goals)).toEqual([["Study", "10 h", "45 min"]]);
  expect(await readFigures()).toEqual(before);
  await remove.click();
  await expect(goals).toContainText("No goals for");
  expect(await readFigures()).toEqual(before);
});
