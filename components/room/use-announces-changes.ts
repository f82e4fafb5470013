"use client";

import { useCallback, useSyncExternalStore } from "react";

const KEY = "stint-announce-changes";
const CHANGED = "stint-announce-changes";
/** The choice where the browser blocks its storage: it then lasts as long as the page. */
let unstored = false;

/** Whether this device announces who starts and finishes in rooms; off until it is switched on. */
export function useAnnouncesChanges(): { isOn: boolean; setIsOn: (isOn: boolean) => void } {
  const isOn = useSyncExternalStore(subscribe, read, () => false);
  const setIsOn = useCallback((next: boolean) => {
    try {
      if (next) localStorage.setItem(KEY, "on");
      else localStorage.removeItem(KEY);
    } catch {
      unstored = next;
    }
    dispatchEvent(new Event(CHANGED));
  }, []);
  return { isOn, setIsOn };
}

function read(): boolean {
  try {
    return localStorage.getItem(KEY) === "on";
  } catch {
    return unstored;
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
