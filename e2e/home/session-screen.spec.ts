import type { Locator, Page } from "@playwright/test";
import { expectNoHorizontalScroll } from "../actions/accessibility";
import { endButton } from "../actions/end-early";
import { tabTo } from "../actions/keyboard";
import { open } from "../actions/open";
import { createRoom, openRoomStartForm } from "../actions/room";
import { startSession, timeLeft } from "../actions/session";
import { NETWORK_ERRORS } from "../fixtures/network-proxy";
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

/** Where an element stands on the screen; fails when it is not wholly on it. */
async function placeOf(element: Locator) {
  await expect(element).toBeInViewport({ ratio: 1 });
  const box = await element.boundingBox();
  if (!box) throw new Error("it has no place");
  const { x, y, width, height } = box;
  return { left: x, top: y, right: x + width, bottom: y + height };
}

for (const place of ["alone", "in a room"] as const) {
  test(`all of a session ${place} stands on one screen, and nothing that comes moves or covers it`, async ({
    openBrowser,
  }) => {
    const mara = await openBrowser("Mara");
    mara.allowErrors(NETWORK_ERRORS);
    const { page, context } = mara;
    if (place === "alone") await open(page);
    else {
      await createRoom(page, "Organic Chemistry II", "Mara");
      await openRoomStartForm(page);
    }
    await startSession(page, { activity: "Study", minutes: 90, target: "chapter 4 problems" });
    const end = page.getByText(textLike("timeline.ends", { status: "running", time: ANY }));

    for (const screen of SCREENS) {
      await page.setViewportSize(screen);
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      const button = await placeOf(endButton(page));
      await placeOf(timeLeft(page));

      await endButton(page).focus();
      const chips = await placeOf(reasons(page));
      const ends = await placeOf(end);
      expect(await placeOf(endButton(page))).toEqual(button);
      expect(chips.top).toBeGreaterThanOrEqual(ends.bottom);
      expect(chips.bottom <= button.top || chips.right <= button.left).toBe(true);

      await page.keyboard.press("Escape");
      await context.setOffline(true);
      const badge = await placeOf(offline(page));
      expect(await placeOf(endButton(page))).toEqual(button);
      expect(badge.top).toBeGreaterThanOrEqual((await placeOf(end)).bottom);
      await context.setOffline(false);
      await expect(offline(page)).toBeHidden();
    }
  });
}

test("the time left stays in one line and on the screen beside the longest target", async ({
  openBrowser,
}) => {
  const { page } = await openBrowser("Mara");
  await open(page);
  const target = "results section, figures 2 to 4 and their captions, ".repeat(3).slice(0, 120);
  await startSession(page, { activity: "Study", minutes: 90, target });
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    await placeOf(endButton(page));
    const { top, bottom } = await placeOf(timeLeft(page));
    const fontSize = await timeLeft(page).evaluate((it) =>
      parseFloat(getComputedStyle(it).fontSize),
    );
    expect(bottom - top).toBeLessThan(1.5 * fontSize);
    await expectNoHorizontalScroll(page, `a session with a long target at ${screen.width} px`);
  }
});

test("how to end early is said as one came: by pointer to hold, by keyboard to press", async ({
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

test("an end that found no server is said so, and no more once there is one", async ({
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

test("on a phone the way about recedes to the top while a session runs", async ({
  openBrowser,
}) => {
  const { page } = await openBrowser("Mara", { viewport: { width: 320, height: 640 } });
  await open(page);
  const rooms = page.getByRole("link", { name: text("shell.rooms") });
  const before = await placeOf(rooms);
  await startSession(page);
  await expect.poll(async () => (await placeOf(rooms)).bottom).toBeLessThan(before.top / 2);
  await rooms.click();
  await expect(page.getByRole("heading", { level: 1, name: text("rooms.title") })).toBeVisible();
});

test("from the end of the hold the button says that it is ending", async ({ openBrowser }) => {
  const { page } = await openBrowser("Mara");
  await open(page);
  await startSession(page);
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/focusSession.break*", async (route) => {
    await held;
    await route.continue();
  });
  await endButton(page).hover();
  await page.mouse.down();
  await expect(page.getByRole("button", { name: text("session.end.ending") })).toBeVisible();
  await page.mouse.up();
  answer();
  await expect(timeLeft(page)).toBeHidden();
});

test("a reason is chosen before the end, and can be taken back", async ({ openBrowser }) => {
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
