import { type Browser, chromium } from "@playwright/test";
import { findBrowser } from "./find-browser.mjs";

/** The installed browser, without a window: benches measure pages in it, and images are drawn. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error("No Chrome or Chromium runs here. Install one.");
  return chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: ["--disable-background-networking", "--disable-gpu"],
  });
}
