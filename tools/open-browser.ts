import { type Browser, chromium } from "@playwright/test";
import { findBrowser } from "./find-browser.mjs";

/** Starts the installed browser in headless mode, for benches and screenshots. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath)
    throw new Error("No Chrome or Chromium found. Install one, or set CHROME_PATH.");
  return chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: ["--disable-background-networking", "--disable-gpu"],
  });
}
