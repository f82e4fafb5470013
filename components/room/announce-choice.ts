const KEY = "stint-announce-changes";
const CHANGED = "stint-announce-changes";
/** The choice that could not be stored, because storage is blocked or full: it lasts as long as the page. */
let unstored: boolean | null = null;

/** Whether this device announces who starts and finishes in rooms; off until it is switched on. */
export function readAnnounceChoice(): boolean {
  if (unstored !== null) return unstored;
  try {
    return localStorage.getItem(KEY) === "on";
  } catch {
    return false;
  }
}

export function setAnnounceChoice(isOn: boolean): void {
  try {
    if (isOn) localStorage.setItem(KEY, "on");
    else localStorage.removeItem(KEY);
    unstored = null;
  } catch {
    unstored = isOn;
  }
  dispatchEvent(new Event(CHANGED));
}

/** Calls back when the choice changes in this tab or another; returns a function that stops it. */
export function subscribeToAnnounceChoice(listener: () => void): () => void {
  addEventListener(CHANGED, listener);
  addEventListener("storage", listener);
  return () => {
    removeEventListener(CHANGED, listener);
    removeEventListener("storage", listener);
  };
}
