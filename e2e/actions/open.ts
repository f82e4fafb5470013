import type { Page } from "@playwright/test";

/** Opens a page of the app and waits until it answers to clicks and keys. */
export async function open(page: Page, path = "/"): Promise<void> {
  await page.goto(path);
  await ready(page);
}

export async function reload(page: Page): Promise<void> {
  await page.reload();
  await ready(page);
}

/** Waits until the browser has gone to another page by itself, and that page answers. */
export async function arriveAt(page: Page, url: string | RegExp): Promise<void> {
  await page.waitForURL(url);
  await ready(page);
}

/** The server's page shows at once; it acts as soon as React has taken it over. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector("main");
    return main !== null && Object.keys(main).some((key) => key.startsWith("__reactFiber"));
  });
}
