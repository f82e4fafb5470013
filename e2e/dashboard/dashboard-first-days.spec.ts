import { figure, readTable, section } from "../actions/dashboard";
import { open, reload } from "../actions/open";
import { createGuest, recordSessions } from "../actions/record-sessions";
import { dismissEnded, expectStartForm, startSession } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const MONDAY = 1;
const COMPLETED = text("dashboard.figures.completed");
const FOCUS_TIME = text("dashboard.figures.focusTime");

test("explains the first step on an empty dashboard, signed out and as a new guest", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await open(page, "/dashboard");
  await expect(page.getByText(text("account.signInRequired.title"))).toBeVisible();
  await expect(page.getByText(text("firstStep.dashboard.text"))).toBeVisible();

  await createGuest(mara);
  await open(page, "/dashboard");
  await expect(page.getByText(text("firstStep.dashboard.title"))).toBeVisible();
  await expect(page.locator("dl")).toHaveCount(0);
  await expect(page.getByText("NaN")).toHaveCount(0);
  await page.getByRole("link", { name: text("firstStep.start") }).click();
  await expectStartForm(page);
  await startSession(page, { activity: "Study", minutes: 25 });
  await open(page, "/dashboard");
  await expect(page.getByText(text("firstStep.running"))).toBeVisible();
  await expect(page.getByRole("link", { name: text("firstStep.open") })).toBeVisible();
});

test("shows a full dashboard after one session, and an empty next week", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await createGuest(mara);
  await app.advanceToNoon({ weekday: MONDAY });
  await recordSessions(app, mara, [{ activity: "Study", minutes: 25 }]);
  await open(page, "/dashboard");
  await expect(figure(page, COMPLETED)).toHaveText("1");
  await expect(figure(page, FOCUS_TIME)).toHaveText("25 min");
  await expect(page.getByText("25 min focus time, 1 session completed.")).toBeVisible();
  await expect(section(page, text("streak.title"))).toContainText("1 day, longest 1.");
  await expect(section(page, text("dashboard.earlyEnds.title"))).toContainText(
    "No broken sessions.",
  );

  await app.advance({ minutes: 7 * 24 * 60 });
  await reload(page);
  await expect(page.getByText(text("dashboard.empty.title", { when: "now" }))).toBeVisible();
  await expect(figure(page, COMPLETED)).toHaveText("0");

  await open(page, "/dashboard?from=2990-01-01&to=2990-12-31");
  await expect(page.getByText(text("dashboard.headline.ahead"))).toBeVisible();
  await expect(page.getByText(text("dashboard.empty.text", { when: "ahead" }))).toBeVisible();
});

test("counts no rests, and a session only after it has ended", async ({ app, openBrowser }) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await createGuest(mara);
  await recordSessions(app, mara, [
    { activity: "Study", minutes: 25 },
    { activity: "Rest", minutes: 15 },
    { activity: "Rest", minutes: 15, brokenAt: 5 },
  ]);
  await open(page);
  await dismissEnded(page);
  await startSession(page, { activity: "Work", minutes: 45 });
  await open(page, "/dashboard");
  await expect(figure(page, COMPLETED)).toHaveText("1");
  await expect(figure(page, FOCUS_TIME)).toHaveText("25 min");
  const activities = section(page, text("dashboard.completionByActivity.title"));
  await expect.poll(() => readTable(activities)).toEqual([["Study", "1", "0", "100%", "25 min"]]);

  // The open page shows it without another visit.
  await app.advance({ minutes: 45 });
  await expect(figure(page, COMPLETED)).toHaveText("2");
  await expect
    .poll(() => readTable(activities))
    .toEqual([
      ["Work", "1", "0", "100%", "45 min"],
      ["Study", "1", "0", "100%", "25 min"],
    ]);
});
