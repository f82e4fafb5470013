"use client";

import { useSyncExternalStore } from "react";
import { type NotificationState, readNotificationState } from "./notification";
import { changeSettings, readSettings, subscribeToSettings } from "./settings-store";
import { DEFAULT_SETTINGS, type SignalSettings } from "./signal-settings";

/** The settings of this device and their setter. The server renders the defaults. */
export function useSignalSettings(): [SignalSettings, typeof changeSettings] {
  const settings = useSyncExternalStore(subscribeToSettings, readSettings, () => DEFAULT_SETTINGS);
  return [settings, changeSettings];
}

/** Null until the page is interactive: the server does not know the device. */
export function useNotificationState(): NotificationState | null {
  return useSyncExternalStore(subscribeToPermission, readNotificationState, () => null);
}

/** The permission is changed in the browser's settings, or by an answer that moves the focus. */
function subscribeToPermission(onChange: () => void): () => void {
  const stop = subscribeToSettings(onChange);
  addEventListener("focus", onChange);
  return () => {
    stop();
    removeEventListener("focus", onChange);
  };
}
