import type { Locator, Page } from "@playwright/test";
import { expectNoHorizontalScroll } from "../actions/accessibility";
import { breakSession, endButton } from "../actions/end-early";
import { tabTo } from "../actions/keyboard";
import { open } from "../actions/open";
import { createRoom, openRoomStartForm, timeline } from "../actions/room";
import { startSession, timeLeft } from "../actions/session";
import { NETWORK_ERRORS } from "../fixtures/network-errors";
import { expect, test } from "../fixtures/test";
import { ANY, text, textLike } from "../fixtures/texts";

const SCREENS = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 667, height: 375 },
  { width: 844, height: 390 },
  { width: 1280, height: 800 },
] as const;

const reasons = (page: Page) => page.getByRole("group", { name: text("session.reason.legend") });
const offline = (page: Page) => page.getByText(text("live.offline"));

/** The position of an element at rest; fails unless all of it is on the screen. */
async function measure(element: Locator) {
  await expect(element).toBeInViewport({ ratio: 1 });
  let box = await element.boundingBox();
  await expect(async () => {
    const before = box;
    box = await element.boundingBox();
    expect(box).toEqual(before);
  }).toPass();
  if (!box) throw new Error("the element has no box");
  const { x, y, width, height } = box;
  return { left: x, top: y, right: x + width, bottom: y + height };
}

for (const place of ["alone", "in a room"] as const) {
  test(`fits a session ${place} on one screen, where nothing moves or covers another part`, async ({
    openBrowser,
  }) => {
    const mara = await openBrowser("Mara");
    mara.allowErrors(NETWORK_ERRORS);
    const { page, context } = mara;
    // A stream that opens after the browser went offline would say that it is back.
    const stream = page.waitForResponse((it) => it.url().includes("/api/live") && it.ok());
    if (place === "alone") await open(page);
    else {
      await createRoom(page, "Organic Chemistry II", "Mara");
      await openRoomStartForm(page);
    }
    await startSession(page, { activity: "Study", minutes: 90, target: "chapter 4 problems" });
    await stream;
    const end = page.getByText(textLike("timeline.ends", { status: "running", time: ANY }));

    for (const screen of SCREENS) {
      await page.setViewportSize(screen);
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      const button = await measure(endButton(page));
      await measure(timeLeft(page));

      await endButton(page).focus();
      const chips = await measure(reasons(page));
      const ends = await measure(end);
      expect(await measure(endButton(page))).toEqual(button);
      expect(chips.top).toBeGreaterThanOrEqual(ends.bottom);
      expect(chips.bottom <= button.top || chips.right <= button.left).toBe(true);

      await page.keyboard.press("Escape");
      await context.setOffline(true);
      const badge = await measure(offline(page));
      expect(await measure(endButton(page))).toEqual(button);
      expect(badge.top).toBeGreaterThanOrEqual((await measure(end)).bottom);
      await context.setOffline(false);
      await expect(offline(page)).toBeHidden();
    }
  });
}

test("opens the reasons below the button on a room's page on a phone, and moves nothing", async ({
  openBrowser,
}) => {
  const { page } = await openBrowser("Mara", { viewport: { width: 390, height: 844 } });
  await createRoom(page, "Organic Chemistry II", "Mara");
  await startSession(page, { activity: "Study", minutes: 25 });
  const advice = page.getByText(text("session.end.why"));
  const places = async () =>
    Promise.all([advice, endButton(page), timeline(page)].map((part) => part.boundingBox()));
  await expect(advice).toBeVisible();
  const before = await places();
  await endButton(page).click();
  const chips = await measure(reasons(page));
  expect(await places()).toEqual(before);
  expect(chips.top).toBeGreaterThanOrEqual((await measure(endButton(page))).bottom);
  await breakSession(page, { reason: "tired" });
});

test("covers nothing on a room's page when the keyboard is asked whether to end", async ({
  openBrowser,
}) => {
  const { page } = await openBrowser("Mara");
  await createRoom(page, "Organic Chemistry II", "Mara");
  await startSession(page, { activity: "Study", minutes: 25, target: "chapter 4 problems" });
  const end = page.getByText(textLike("timeline.ends", { status: "running", time: ANY }));
  const cancel = page.getByRole("button", { name: text("session.end.cancel") });
  for (const width of [640, 768, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    await endButton(page).focus();
    const before = await measure(reasons(page));
    await page.keyboard.press("Enter");
    await expect(cancel).toBeFocused();
    const legend = await measure(page.locator("p", { hasText: text("session.reason.legend") }));
    const chips = await measure(reasons(page));
    expect(chips).toEqual(before);
    expect(legend.top).toBeGreaterThanOrEqual((await measure(end)).bottom);
    expect(chips.top).toBeGreaterThanOrEqual(legend.bottom);
    expect(chips.right).toBeLessThanOrEqual((await measure(cancel)).left);
    await page.keyboard.press("Escape");
  }
});

test("keeps the time left on one line with the longest target", async ({ openBrowser }) => {
  const { page } = await openBrowser("Mara");
  await open(page);
  const target = "results section, figures 2 to 4 and their captions, ".repeat(3).slice(0, 120);
  await startSession(page, { activity: "Study", minutes: 90, target });
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    await measure(endButton(page));
    const { top, bottom } = await measure(timeLeft(page));
    const fontSize = await timeLeft(page).evaluate((it) =>
      parseFloat(getComputedStyle(it).fontSize),
    );
    expect(bottom - top).toBeLessThan(1.5 * fontSize);
    await expectNoHorizontalScroll(page, `a session with a long target at ${screen.width} px`);
  }
});

test("explains how to end early for pointer or keyboard, whichever is used", async ({
  openBrowser,
}) => {
  const { page } = await openBrowser("Mara");
  await open(page);
  await startSession(page);
  const hold = page.getByText(text("session.end.how"));
  const press = page.getByText(text("session.end.howByKey"));
  await endButton(page).hover();
  await expect(hold).toBeVisible();
  await expect(press).toBeHidden();
  await tabTo(page, endButton(page));
  await expect(press).toBeVisible();
  await expect(hold).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: text("session.end.cancel") })).toBeFocused();
  await expect(press).toBeHidden();
  await expect(hold).toBeHidden();
});

test("reports that ending failed without a connection, until it is back", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  mara.allowErrors(NETWORK_ERRORS);
  const { page, context } = mara;
  await open(page);
  await startSession(page);
  await context.setOffline(true);
  await tabTo(page, endButton(page));
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: text("session.end.confirm") }).click();
  await expect(page.getByText(text("error.noAnswer"))).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(text("error.noAnswer"))).toBeHidden();
  await expect(timeLeft(page)).toBeVisible();
});

test("moves the navigation to the top of a phone while a session runs", async ({ openBrowser }) => {
  const { page } = await openBrowser("Mara", { viewport: { width: 320, height: 640 } });
  await open(page);
  const rooms = page.getByRole("link", { name: text("shell.rooms") });
  const before = await measure(rooms);
  await startSession(page);
  await expect.poll(async () => (await measure(rooms)).bottom).toBeLessThan(before.top / 2);
  await rooms.click();
  await expect(page.getByRole("heading", { level: 1, name: text("rooms.title") })).toBeVisible();
});

test("shows that the session is ending once the hold is complete", async ({ openBrowser }) => {
  const { page } = await openBrowser("Mara");
  await open(page);
  await startSession(page);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/focusSession.break*", async (route) => {
    await held;
    await route.continue();
  });
  await endButton(page).hover();
  await page.mouse.down();
  await expect(page.getByRole("button", { name: text("session.end.ending") })).toBeVisible();
  await page.mouse.up();
  release();
  await expect(timeLeft(page)).toBeHidden();
});

test("lets a reason be selected and cleared before the end", async ({ openBrowser }) => {
  const { page } = await openBrowser("Mara");
  await open(page);
  await startSession(page);
  await expect(page.getByText(text("session.end.why"))).toBeVisible();
  await page.getByText(text("session.end.why")).hover();
  const tired = page.getByRole("radio", { name: text("session.reason.tired") });
  await tired.check();
  await expect(tired).toBeChecked();
  await tired.click();
  await expect(tired).not.toBeChecked();
});
