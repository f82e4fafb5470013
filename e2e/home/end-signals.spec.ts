import { breakSession } from "../actions/end-early";
import { open } from "../actions/open";
import {
  dismissEnded,
  expectCompleted,
  expectRunning,
  startAgain,
  startSession,
} from "../actions/session";
import { observeSignals, readSignals, setHidden } from "../actions/signals";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

for (const [address, isSecure, count] of [
  ["localhost", true, 8],
  ["an http address without Web Locks", false, 3],
] as const) {
  test(`signals the end once in ${count} tabs at ${address}, and an early end not at all`, async ({
    app,
    openBrowser,
  }) => {
    const mara = await openBrowser("Mara", { url: isSecure ? app.url : app.insecureUrl });
    if (!isSecure) mara.allowErrors(/Cross-Origin-Opener-Policy/);
    await observeSignals(mara.context, "granted");
    const { page } = mara;
    // The first tab leads the stream; only the second one was used and may play.
    await open(page, "/sign-in");
    const used = await mara.newTab();
    await open(used);
    await startSession(used, { activity: "Study", minutes: 15 });
    const tabs = [page, used];
    while (tabs.length < count) {
      const tab = await mara.newTab();
      tabs.push(tab);
      await open(tab, "/rooms");
    }
    await open(page, "/rooms");
    await expect.poll(() => page.title()).toContain("Study");
    await setHidden(tabs, true);
    await app.advance({ minutes: 15 });

    const once = {
      sounds: 1,
      // Notifications need a secure context.
      notifications: isSecure
        ? [text("signals.message.completed", { minutes: 15, activity: "Study" })]
        : [],
    };
    await expect.poll(() => readSignals([used]).then(({ sounds }) => sounds)).toBe(1);
    await expect.poll(() => readSignals(tabs)).toEqual(once);

    await setHidden(tabs, false);
    await used.bringToFront();
    await startAgain(used, 15);
    await expectRunning(used, "Study");
    await setHidden(tabs, true);
    await breakSession(used);
    await setHidden(tabs, false);
    await dismissEnded(used);
    await app.advance({ minutes: 30 });
    await startSession(used, { activity: "Study", minutes: 15 });
    expect(await readSignals(tabs)).toEqual(once);
    await setHidden(tabs, true);
    await app.advance({ minutes: 15 });
    const twice = { sounds: 2, notifications: once.notifications.flatMap((it) => [it, it]) };
    await expect.poll(() => readSignals(tabs)).toEqual(twice);
  });
}

test("plays the sound in the settings, and is silent at the end when it is off", async ({
  app,
  openBrowser,
}) => {
  const { page, context } = await openBrowser("Mara");
  await observeSignals(context, "default");
  await open(page);
  await startSession(page, { activity: "Study", minutes: 15 });
  await open(page, "/account");
  const section = page.getByRole("region", { name: text("signals.settings.title") });
  const choose = (sound: "marimba" | "off") =>
    section.getByRole("radio", { name: text(`signals.settings.sound.${sound}`) }).check();
  const play = section.getByRole("button", { name: text("signals.settings.play") });
  await choose("marimba");
  await play.click();
  await expect.poll(() => readSignals([page])).toEqual({ sounds: 1, notifications: [] });

  await section.getByLabel(text("signals.settings.notification.label")).check();
  await section.getByRole("button", { name: text("signals.settings.notification.test") }).click();
  const example = text("signals.settings.notification.example");
  expect(await readSignals([page])).toEqual({ sounds: 1, notifications: [example] });
  await choose("off");
  await expect(play).toHaveCount(0);

  await open(page);
  await expectRunning(page, "Study");
  await setHidden([page], true);
  await app.advance({ minutes: 15 });
  await expectCompleted(page, 15);
  const completed = text("signals.message.completed", { minutes: 15, activity: "Study" });
  await expect.poll(() => readSignals([page])).toEqual({ sounds: 0, notifications: [completed] });
});

test("asks after the first end whether to notify, once, and never by itself", async ({
  app,
  openBrowser,
}) => {
  const { page, context } = await openBrowser("Mara");
  await observeSignals(context, "default");
  await open(page);
  const question = page.getByText(text("signals.question.text"));
  await startSession(page, { minutes: 15 });
  await expect(question).toHaveCount(0);
  await app.advance({ minutes: 15 });
  await expect(question).toBeVisible();
  expect(await page.evaluate(() => window.observed.asked)).toBe(0);
  await page.getByRole("button", { name: text("signals.question.yes"), exact: true }).click();
  await expect(page.getByText(text("signals.question.allowed"))).toBeVisible();
  expect(await page.evaluate(() => window.observed.asked)).toBe(1);
  await dismissEnded(page);
  await expect(question).toHaveCount(0);
});
