import { figure, readTable, section } from "../actions/dashboard";
import { open, reload } from "../actions/open";
import { arrive, live } from "../actions/past";
import { dismissEnded, seeStartForm, startSession } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const MONDAY = 1;
const COMPLETED = text("dashboard.figures.completed");
const PROTECTED = text("dashboard.figures.protected");

test("an empty dashboard says how it begins, to nobody in particular and to a newcomer", async ({
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const { page } = mara;
  await open(page, "/dashboard");
  await expect(page.getByText(text("account.nobody.title"))).toBeVisible();
  await expect(page.getByText(text("firstStep.dashboard.text"))).toBeVisible();

  await arrive(mara);
  await open(page, "/dashboard");
  await expect(page.getByText(text("firstStep.dashboard.title"))).toBeVisible();
  await expect(page.locator("dl")).toHaveCount(0);
  await expect(page.getByText("NaN")).toHaveCount(0);
  await page.getByRole("link", { name: text("firstStep.start") }).click();
  await seeStartForm(page);
  await startSession(page, { activity: "Study", minutes: 25 });
  await open(page, "/dashboard");
  await expect(page.getByText(text("firstStep.running"))).toBeVisible();
  await expect(page.getByRole("link", { name: text("firstStep.open") })).toBeVisible();
});

test("one session makes a whole dashboard, and the next week says that nothing ended in it", async ({
  app,
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const { page } = mara;
  await arrive(mara);
  await app.passToNoon({ weekday: MONDAY });
  await live(app, mara, [{ activity: "Study", minutes: 25 }]);
  await open(page, "/dashboard");
  await expect(figure(page, COMPLETED)).toHaveText("1");
  await expect(figure(page, PROTECTED)).toHaveText("25 min");
  await expect(page.getByText("25 min focus time, 1 session completed.")).toBeVisible();
  await expect(section(page, text("streak.title"))).toContainText("1 day, longest 1.");
  await expect(section(page, text("dashboard.breaks.title"))).toContainText("No broken sessions.");

  await app.pass({ minutes: 7 * 24 * 60 });
  await reload(page);
  await expect(page.getByText(text("dashboard.none.title", { when: "now" }))).toBeVisible();
  await expect(figure(page, COMPLETED)).toHaveText("0");

  await open(page, "/dashboard?from=2990-01-01&to=2990-12-31");
  await expect(page.getByText(text("dashboard.headline.ahead"))).toBeVisible();
  await expect(page.getByText(text("dashboard.none.text", { when: "ahead" }))).toBeVisible();
});

test("a running session and a rest count nowhere; what ran counts once it has ended", async ({
  app,
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const { page } = mara;
  await arrive(mara);
  await live(app, mara, [
    { activity: "Study", minutes: 25 },
    { activity: "Rest", minutes: 15 },
    { activity: "Rest", minutes: 15, brokenAt: 5 },
  ]);
  await open(page);
  await dismissEnded(page);
  await startSession(page, { activity: "Work", minutes: 45 });
  await open(page, "/dashboard");
  await expect(figure(page, COMPLETED)).toHaveText("1");
  await expect(figure(page, PROTECTED)).toHaveText("25 min");
  const activities = section(page, text("dashboard.losing.title"));
  expect(await readTable(activities)).toEqual([["Study", "1", "0", "100%", "25 min"]]);

  await app.pass({ minutes: 45 });
  await reload(page);
  await expect(figure(page, COMPLETED)).toHaveText("2");
  expect(await readTable(activities)).toEqual([
    ["Work", "1", "0", "100%", "45 min"],
    ["Study", "1", "0", "100%", "25 min"],
  ]);
});
