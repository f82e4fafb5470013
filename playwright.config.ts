import { defineConfig } from "@playwright/test";
import { findBrowser } from "./tools/find-browser.mjs";

const browser = findBrowser();
if (!browser) {
  throw new Error("No Chrome or Chromium found. Install one, or set CHROME_PATH to where it is.");
}

/** The browser's sandbox does not work for root, and is switched off only then. */
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/fixtures/global-setup.ts",
  outputDir: "test-results",
  // One more than the processors of the smallest machine: a test waits for a third of its time.
  workers: 3,
  retries: 0,
  // Far longer than any step needs, so that a slow machine does not fail.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: "reports/e2e.json" }]],
  use: {
    actionTimeout: 30_000,
    // Tracing costs a tenth of the time: turn it on with `--trace on` to look into a failure.
    trace: "off",
    launchOptions: {
      executablePath: browser,
      chromiumSandbox: !isRoot,
      args: [
        "--disable-background-networking",
        "--disable-gpu",
        // At this address the app is not in a secure context, as at an address of a local network.
        "--host-resolver-rules=MAP stint.test 127.0.0.1",
      ],
    },
  },
});
