import { breakSession } from "../actions/end-early";
import { open } from "../actions/open";
import { createRoom, createRoomOnPage } from "../actions/room";
import {
  chooseActivity,
  dismissEnded,
  endedTitle,
  expectRunning,
  expectStartForm,
  startButton,
  startSession,
  timeLeft,
} from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const TABS = 8;

for (const [address, isSecure] of [
  ["localhost", true],
  ["an http address without Web Locks", false],
] as const) {
  test(`shares one stream between eight tabs at ${address}, and hands it over when a tab closes`, async ({
    app,
    openBrowser,
  }) => {
    test.setTimeout(300_000);
    const mara = await openBrowser("Mara", { url: isSecure ? app.url : app.insecureUrl });
    // The header has no effect there, and the browser says so.
    if (!isSecure) mara.allowErrors(/Cross-Origin-Opener-Policy/);
    await createRoomOnPage(mara.page, "Library", "Mara");
    const tabs = [mara.page];
    while (tabs.length < TABS) tabs.push(await mara.newTab());
    for (const tab of tabs) await open(tab);
    await expect.poll(() => app.listStreams()).toEqual(["/api/live"]);
    expect(await mara.page.evaluate(() => "locks" in navigator)).toBe(isSecure);

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
}

test("ends a session in all tabs without showing the start form, and dismisses it in all", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  await open(mara.page);
  await startSession(mara.page, { activity: "Study", minutes: 25 });
  const other = await mara.newTab();
  await open(other);
  await expectRunning(other, "Study");
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Alone or in a batch with other queries.
  const listing = /focusSession\.list/;
  await other.route(listing, async (route) => {
    await held;
    await route.continue();
  });
  const requested = other.waitForRequest(listing);
  await mara.page.bringToFront();
  await breakSession(mara.page);
  await requested;
  await expectRunning(other, "Study");
  await expect(startButton(other)).toHaveCount(0);
  release();
  const ended = endedTitle(other, text("session.ended.broken", { after: 0, minutes: 25 }));
  await expect(ended).toBeVisible();

  await dismissEnded(mara.page);
  await expectStartForm(other);
});

test("receives changes of another device in the tab that takes over the stream", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  await createRoom(mara.page, "Library", "Mara");
  await open(mara.page);
  const second = await mara.newTab();
  await open(second);
  await mara.page.close();
  await expect.poll(() => app.listStreams()).toEqual(["/api/live"]);

  // The same account in another browser, whose changes arrive only by the stream.
  const device = await openBrowser("Mara elsewhere");
  await device.context.addCookies(await mara.context.cookies());
  await open(device.page);
  await chooseActivity(device.page, "Admin");
  await startButton(device.page).click();
  await expectRunning(second, "Admin");
});
