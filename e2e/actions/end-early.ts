import { expect, type Page } from "@playwright/test";
import { text } from "../fixtures/texts";

/** A hold takes two seconds, and the answer its way. */
const HOLD_WITHIN_MS = 8_000;

type Reason = "phone" | "message" | "someone" | "tired" | "done_early" | "other";

export const endButton = (page: Page) =>
  page.getByRole("button", { name: text("session.end.hold") });

/** Ends the running session by holding the button until it gives way. */
export async function breakSession(
  page: Page,
  { reason }: { reason?: Reason } = {},
): Promise<void> {
  if (reason) {
    await endButton(page).click();
    await page.getByRole("radio", { name: text(`session.reason.${reason}`), exact: true }).check();
  }
  // As a person would: when the page moved under the pointer, hold once more.
  await expect(async () => {
    await page.mouse.up();
    await endButton(page).hover();
    await page.mouse.down();
    await expect(timerOf(page)).toBeHidden({ timeout: HOLD_WITHIN_MS });
  }).toPass({ timeout: 3 * HOLD_WITHIN_MS });
  await page.mouse.up();
}

/** Ends it without a pointer: Enter asks, and the focus stands on the safe answer; Tab, Enter ends. */
export async function breakByKeyboard(page: Page): Promise<void> {
  await endButton(page).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("group", { name: text("session.end.question") })).toBeVisible();
  await expect(page.getByRole("button", { name: text("session.end.cancel") })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: text("session.end.confirm") })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(timerOf(page)).toBeHidden();
}

const timerOf = (page: Page) => page.getByRole("timer", { name: text("session.timeLeft") });
