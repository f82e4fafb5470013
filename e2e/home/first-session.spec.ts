import { findLastSession } from "../actions/history";
import { open, reload } from "../actions/open";
import {
  activityChip,
  chooseActivity,
  expectCompleted,
  expectRunning,
  expectStartForm,
  lengthChip,
  secondsLeft,
  startButton,
  startSession,
} from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test("starts a newcomer's session in two actions and shows it in every tab", async ({
  openBrowser,
}) => {
  const newcomer = await openBrowser("newcomer");
  const { page } = newcomer;
  await open(page);
  await expect(lengthChip(page, 25)).toBeChecked();
  await expect(page.getByText(text("home.noPause"))).toBeVisible();
  await chooseActivity(page, "Study");
  await startButton(page, 25).click();
  await expectRunning(page, "Study");
  expect(await secondsLeft(page)).toBeLessThanOrEqual(25 * 60);

  await reload(page);
  await expectRunning(page, "Study");
  const other = await newcomer.newTab();
  await open(other);
  await expectRunning(other, "Study");
  await expect
    .poll(async () => Math.abs((await secondsLeft(page)) - (await secondsLeft(other))))
    .toBeLessThan(2);
});

test("shows no clock time before the browser's time zone is known", async ({
  app,
  browser,
  openBrowser,
}) => {
  const context = await browser.newContext({ baseURL: app.url, javaScriptEnabled: false });
  const unhydrated = await context.newPage();
  await unhydrated.goto("/");
  await expect(
    unhydrated.getByRole("button", {
      name: text("home.startMinutes", { minutes: 25 }),
      exact: true,
    }),
  ).toBeVisible();
  await expect(unhydrated.getByRole("main")).not.toContainText(/\d:\d\d/);
  await context.close();

  const { page } = await openBrowser("newcomer", { timeZone: "Asia/Kathmandu" });
  await open(page);
  // Noon in UTC is 17:45 in Kathmandu.
  await expect(startButton(page, 25)).toContainText(/18:1\d/);
  await reload(page);
  await expect(startButton(page, 25)).toContainText(/18:1\d/);
});

test("shows the running session in the tab's title and icon on every page", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const account = await mara.newTab();
  await open(mara.page);
  const icon = (page: typeof account) => page.locator('link[rel~="icon"]').first();
  await expect(icon(mara.page)).not.toHaveAttribute("href", /^data:/);
  await startSession(mara.page, { activity: "Reading", minutes: 15 });
  await open(account, "/account");
  for (const page of [mara.page, account]) {
    await expect(page).toHaveTitle(/^1[45]:\d\d · Reading$/);
    await expect(icon(page)).toHaveAttribute("href", /^data:image\/svg/);
  }
  await app.advance({ minutes: 15 });
  await expectCompleted(mara.page, 15);
  await expect(mara.page).toHaveTitle(text("shell.title"));
  await expect(account).toHaveTitle(`${text("account.title")} · ${text("shell.title")}`);
  await expect(icon(mara.page)).not.toHaveAttribute("href", /^data:/);
});

test("completes a session with every page closed and preselects its activity and length", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  await open(mara.page);
  await startSession(mara.page, { activity: "Exercise", minutes: 45 });
  await mara.page.close();
  await app.advance({ minutes: 60 });

  expect(await findLastSession(mara)).toMatchObject({ status: "completed", brokenAt: null });
  const page = await mara.newTab();
  await open(page);
  await expectStartForm(page);
  await expect(activityChip(page, "Exercise")).toBeChecked();
  await expect(lengthChip(page, 45)).toBeChecked();
  await expect(
    page
      .getByText(text("home.today.summary", { completed: 1, time: "45 min", broken: 0 }))
      .filter({ visible: true }),
  ).toBeVisible();
});
