import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { reloadWhenReady } from "./reload-when-ready.mjs";

const MINUTE_MS = 60_000;
const options = {
  everyMs: 3_000,
  reloadAfterMs: 30_000,
  giveUpAfterMs: 15 * MINUTE_MS,
  stopped: "stopped",
};

/** The parts of a browser that the script uses. */
class Browser {
  reloads = 0;
  state: unknown = null;
  status = { textContent: "trying" };
  isReady = false;
  isReachable = true;
  asked = 0;
  click = (_: { preventDefault(): void }) => {};

  open() {
    reloadWhenReady(options);
  }

  /** The page fails again, unless the server is ready. */
  reload() {
    this.reloads += 1;
    if (!this.isReady) this.open();
  }
}

let browser: Browser;

beforeEach(() => {
  vi.useFakeTimers();
  browser = new Browser();
  vi.stubGlobal("history", {
    get state() {
      return browser.state;
    },
    replaceState: (state: unknown) => {
      browser.state = state;
    },
  });
  vi.stubGlobal("location", { reload: () => browser.reload() });
  vi.stubGlobal("fetch", async () => {
    browser.asked += 1;
    if (!browser.isReachable) throw new TypeError("Failed to fetch");
    return { status: browser.isReady ? 200 : 503 };
  });
  vi.stubGlobal("document", {
    querySelector: (selector: string) =>
      selector === ".again"
        ? {
            addEventListener: (_: string, click: Browser["click"]) => {
              browser.click = click;
            },
          }
        : browser.status,
  });
  onTestFinished(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
});

test("reloads the page as soon as the server is ready, and then stops asking", async () => {
  browser.open();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(browser.reloads).toBe(0);
  browser.isReady = true;
  await vi.advanceTimersByTimeAsync(2 * MINUTE_MS);
  expect(browser.reloads).toBe(1);
});

test("asks every 3 to 6 seconds", async () => {
  browser.open();
  await vi.advanceTimersByTimeAsync(29_000);
  expect(browser.asked).toBeGreaterThanOrEqual(4);
  expect(browser.asked).toBeLessThanOrEqual(9);
});

test("reloads the page after half a minute although the server is not ready", async () => {
  browser.open();
  await vi.advanceTimersByTimeAsync(29_000);
  expect(browser.reloads).toBe(0);
  await vi.advanceTimersByTimeAsync(8_000);
  expect(browser.reloads).toBe(1);
});

test("does not reload while nothing answers, which would show the browser's own error page", async () => {
  browser.isReachable = false;
  browser.open();
  await vi.advanceTimersByTimeAsync(5 * MINUTE_MS);
  expect(browser.reloads).toBe(0);
  browser.isReachable = true;
  browser.isReady = true;
  await vi.advanceTimersByTimeAsync(6_000);
  expect(browser.reloads).toBe(1);
});

test("stops 15 minutes after the first failure, and says so", async () => {
  browser.open();
  await vi.advanceTimersByTimeAsync(14 * MINUTE_MS);
  expect(browser.reloads).toBeGreaterThan(20);
  expect(browser.status.textContent).toBe("trying");
  await vi.advanceTimersByTimeAsync(2 * MINUTE_MS);
  expect(browser.status.textContent).toBe("stopped");
  const { asked } = browser;
  await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);
  expect(browser.asked).toBe(asked);
});

test("starts over when the button is pressed", async () => {
  browser.open();
  await vi.advanceTimersByTimeAsync(20 * MINUTE_MS);
  expect(browser.status.textContent).toBe("stopped");
  browser.status.textContent = "trying";
  const { reloads } = browser;
  browser.click({ preventDefault: () => {} });
  expect(browser.reloads).toBe(reloads + 1);
  await vi.advanceTimersByTimeAsync(14 * MINUTE_MS);
  expect(browser.status.textContent).toBe("trying");
});
