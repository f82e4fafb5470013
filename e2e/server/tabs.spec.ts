import { breakSession } from "../actions/end-early";
import { open } from "../actions/open";
import { createRoom } from "../actions/room";
import {
  activityChip,
  dismissEnded,
  expectRunning,
  expectStartForm,
  heading,
  startButton,
  startSession,
  timeLeft,
} from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const TABS = 8;

test("eight tabs of one browser share one stream, follow every change, and pass it on", async ({
  app,
  openBrowser,
}) => {
  test.setTimeout(300_000);
  const mara = await openBrowser("Mara");
  await createRoom(mara.page, "Library", "Mara");
  const tabs = [mara.page];
  while (tabs.length < TABS) tabs.push(await mara.newTab());
  for (const tab of tabs) await open(tab);
  await expect.poll(() => app.listStreams()).toEqual(["/api/live"]);

  const [leader, ...others] = tabs;
  const [second] = others;
  if (!leader || !second) throw new Error("there are eight tabs");
  await startSession(others.at(-1) ?? second, { activity: "Study", minutes: 25 });
  for (const tab of tabs) await expectRunning(tab, "Study");

  await leader.close();
  await expect.poll(() => app.listStreams()).toEqual(["/api/live"]);
  await second.bringToFront();
  await breakSession(second);
  for (const tab of others) await expect(timeLeft(tab)).toBeHidden();
});

test("a session broken in one tab ends in the other without a form between, and is put aside in both", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  await open(mara.page);
  await startSession(mara.page, { activity: "Study", minutes: 25 });
  const other = await mara.newTab();
  await open(other);
  await expectRunning(other, "Study");
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await other.route("**/focusSession.list*", async (route) => {
    await held;
    await route.continue();
  });
  const asked = other.waitForRequest("**/focusSession.list*");
  await mara.page.bringToFront();
  await breakSession(mara.page);
  await asked;
  await expectRunning(other, "Study");
  await expect(startButton(other)).toHaveCount(0);
  answer();
  const ended = heading(other, text("session.ended.broken", { kept: 0, minutes: 15 }));
  await expect(ended).toBeVisible();

  await dismissEnded(mara.page);
  await expectStartForm(other);
});

test("the tab that takes over hears what another device does", async ({ app, openBrowser }) => {
  const mara = await openBrowser("Mara");
  await createRoom(mara.page, "Library", "Mara");
  await open(mara.page);
  const second = await mara.newTab();
  await open(second);
  await mara.page.close();
  await expect.poll(() => app.listStreams()).toEqual(["/api/live"]);

  // The same account in a browser of its own: what it does reaches the tab by the stream alone.
  const device = await openBrowser("Mara elsewhere");
  await device.context.addCookies(await mara.context.cookies());
  await open(device.page);
  await activityChip(device.page, "Admin").check();
  await startButton(device.page).click();
  await expectRunning(second, "Admin");
});
