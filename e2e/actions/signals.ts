import type { BrowserContext, Page } from "@playwright/test";

interface Observed {
  /** Sounds that were started. */
  sounds: number;
  /** Titles of the notifications that were shown. */
  notifications: string[];
  /** How often the browser's permission was asked for. */
  asked: number;
  isHidden: boolean;
}

declare global {
  interface Window {
    observed: Observed;
  }
}

/** Records in every tab what is played and shown, with the given permission for notifications. */
export async function observeSignals(
  context: BrowserContext,
  permission: NotificationPermission,
): Promise<void> {
  await context.addInitScript((given) => {
    const observed = { sounds: 0, notifications: [] as string[], asked: 0, isHidden: false };
    window.observed = observed;
    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (...times) {
      observed.sounds += 1;
      return start.apply(this, times);
    };
    // A permission that was given lasts for the next pages.
    const KEY = "observed-permission";
    class ObservedNotification {
      static permission = (origin === "null" ? null : sessionStorage.getItem(KEY)) ?? given;
      static async requestPermission() {
        observed.asked += 1;
        ObservedNotification.permission = "granted";
        sessionStorage.setItem(KEY, "granted");
        return "granted";
      }
      onclick: (() => void) | null = null;
      constructor(title: string) {
        // Without permission a notification shows nothing.
        if (ObservedNotification.permission === "granted") observed.notifications.push(title);
      }
      close() {}
    }
    Object.defineProperty(window, "Notification", { value: ObservedNotification });
    // Each script that a test evaluates counts as a gesture, so real ones are counted here.
    const userActivation = { hasBeenActive: false };
    addEventListener("pointerdown", () => {
      userActivation.hasBeenActive = true;
    });
    Object.defineProperty(navigator, "userActivation", { value: userActivation });
    // Tabs in the background are visible to the automated browser.
    Object.defineProperty(document, "visibilityState", {
      get: () => (observed.isHidden ? "hidden" : "visible"),
    });
  }, permission);
}

/** Hides the tabs, as when the window is covered or another one is used. */
export async function setHidden(tabs: readonly Page[], isHidden: boolean): Promise<void> {
  for (const tab of tabs) {
    await tab.evaluate((hidden) => {
      window.observed.isHidden = hidden;
    }, isHidden);
  }
}

/** The sounds and notifications of all these tabs. */
export async function readSignals(tabs: readonly Page[]) {
  const all = await Promise.all(tabs.map((tab) => tab.evaluate(() => window.observed)));
  return {
    sounds: all.reduce((sum, { sounds }) => sum + sounds, 0),
    notifications: all.flatMap(({ notifications }) => notifications),
  };
}
