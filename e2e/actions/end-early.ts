import { expect, type Page } from "@playwright/test";
import { text } from "../fixtures/texts";
import { timeLeft } from "./session";

/** A hold takes two seconds; the rest is time for the response. */
const HOLD_WITHIN_MS = 8_000;

type Reason = "phone" | "message" | "someone" | "tired" | "done_early" | "other";

export const endButton = (page: Page) =>
  page.getByRole("button", { name: text("session.end.hold") });

/** Ends the running session by holding the button until the timer is gone. */
export async function breakSession(
  page: Page,
  { reason }: { reason?: Reason } = {},
): Promise<void> {
  if (reason) {
    await endButton(page).click();
    await page.getByRole("radio", { name: text(`session.reason.${reason}`), exact: true }).check();
  }
  // Holds again when the page has moved under the pointer.
  await expect(async () => {
    await page.mouse.up();
    await endButton(page).hover();
    await page.mouse.down();
    await expect(timeLeft(page)).toBeHidden({ timeout: HOLD_WITHIN_MS });
  }).toPass({ timeout: 3 * HOLD_WITHIN_MS });
  await page.mouse.up();
}

/** Ends it by keyboard: Enter asks with the focus on Cancel, then Tab and Enter confirm. */
export async function breakByKeyboard(page: Page): Promise<void> {
  await endButton(page).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("group", { name: text("session.end.question") })).toBeVisible();
  await expect(page.getByRole("button", { name: text("session.end.cancel") })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: text("session.end.confirm") })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(timeLeft(page)).toBeHidden();
}
