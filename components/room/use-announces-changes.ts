"use client";

import { useCallback, useSyncExternalStore } from "react";

const KEY = "stint-announce-changes";
const CHANGED = "stint-announce-changes";

/** Whether this device announces who starts and finishes in rooms; off until it is switched on. */
export function useAnnouncesChanges(): { isOn: boolean; setIsOn: (isOn: boolean) => void } {
  const isOn = useSyncExternalStore(subscribe, read, () => false);
  const setIsOn = useCallback((next: boolean) => {
    try {
      if (next) localStorage.setItem(KEY, "on");
      else localStorage.removeItem(KEY);
    } catch {
      // Without storage it stays off.
    }
    dispatchEvent(new Event(CHANGED));
  }, []);
  return { isOn, setIsOn };
}

function read(): boolean {
  try {
    return localStorage.getItem(KEY) === "on";
  } catch {
    return false;
  }
}

function subscribe(listener: () => void): () => void {
  addEventListener(CHANGED, listener);
  addEventListener("storage", listener);
  return () => {
    removeEventListener(CHANGED, listener);
    removeEventListener("storage", listener);
  };
}
