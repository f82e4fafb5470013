import { parseSettings, type SignalSettings } from "./signal-settings";

const STORAGE_KEY = "stint-signals";

let held: { stored: string | null; settings: SignalSettings } | null = null;
/** Set where the browser blocks its storage: the settings then last as long as the page. */
let isBlocked = false;
const listeners = new Set<() => void>();

/** The settings of this device. Returns the same object until they change. */
export function readSettings(): SignalSettings {
  const stored = isBlocked ? null : readStored();
  if (!held || (!isBlocked && held.stored !== stored)) {
    held = { stored, settings: parseSettings(stored) };
  }
  return held.settings;
}

export function changeSettings(part: Partial<SignalSettings>): void {
  const settings = { ...readSettings(), ...part };
  const stored = JSON.stringify(settings);
  try {
    localStorage.setItem(STORAGE_KEY, stored);
  } catch {
    isBlocked = true;
  }
  held = { stored, settings };
  for (const listener of listeners) listener();
}

/** Whether a choice made here is remembered after the page. */
export function areSettingsKept(): boolean {
  readSettings();
  return !isBlocked;
}

/** Calls back on every change, also by another tab. */
export function subscribeToSettings(onChange: () => void): () => void {
  const onStorage = ({ key }: StorageEvent) => (key === STORAGE_KEY || key === null) && onChange();
  listeners.add(onChange);
  addEventListener("storage", onStorage);
  return () => {
    listeners.delete(onChange);
    removeEventListener("storage", onStorage);
  };
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    isBlocked = true;
    return null;
  }
}
