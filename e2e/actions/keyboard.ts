import { expect, type Locator, type Page } from "@playwright/test";

const MAX_STOPS = 40;

/** Presses Tab until the element has the focus. */
export async function tabTo(page: Page, element: Locator): Promise<void> {
  await expect(element).toBeVisible();
  for (let stop = 0; stop < MAX_STOPS; stop++) {
    if (await element.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(element, `not reached by ${MAX_STOPS} presses of Tab`).toBeFocused();
}
