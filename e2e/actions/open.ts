import type { Page } from "@playwright/test";

/** Opens a page of the app and waits until it reacts to clicks and keys. */
export async function open(page: Page, path = "/"): Promise<void> {
  await page.goto(path);
  await waitUntilInteractive(page);
}

export async function reload(page: Page): Promise<void> {
  await page.reload();
  await waitUntilInteractive(page);
}

/** Waits until the browser has navigated by itself and the new page is interactive. */
export async function waitForPage(page: Page, url: string | RegExp): Promise<void> {
  await page.waitForURL(url);
  await waitUntilInteractive(page);
}

/**
 * Waits for hydration: the server's HTML is visible before React handles events. Effects that listen
 * to keys run in tasks after it, so the page must be idle once.
 */
export async function waitUntilInteractive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector("main");
    if (!main || !Object.keys(main).some((key) => key.startsWith("__reactFiber"))) return false;
    return new Promise((resolve) => requestIdleCallback(() => resolve(true)));
  });
}
