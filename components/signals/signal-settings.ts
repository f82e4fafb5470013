export const SOUNDS = ["bell", "tones", "marimba"] as const;
export type Sound = (typeof SOUNDS)[number];

/** How this device signals. Kept in the browser, because a phone and a desk differ. */
export interface SignalSettings {
  sound: Sound | "off";
  /** From 0 to 1. */
  volume: number;
  /** Wanted by the person; the browser must allow it too. */
  notifies: boolean;
  vibrates: boolean;
  /** Also signals when five minutes are left. */
  fiveLeft: boolean;
  /** The person answered whether they want notifications. */
  wasAsked: boolean;
}

export const DEFAULT_SETTINGS: SignalSettings = {
  sound: "bell",
  volume: 0.6,
  notifies: true,
  vibrates: true,
  fiveLeft: false,
  wasAsked: false,
};

/** The stored settings; a part that is missing or was changed by hand has its default. */
export function parseSettings(stored: string | null): SignalSettings {
  const held = parseObject(stored);
  const sound = [...SOUNDS, "off" as const].find((name) => name === held.sound);
  const volume = typeof held.volume === "number" ? held.volume : Number.NaN;
  const flag = (name: "notifies" | "vibrates" | "fiveLeft" | "wasAsked") => {
    const value = held[name];
    return typeof value === "boolean" ? value : DEFAULT_SETTINGS[name];
  };
  return {
    sound: sound ?? DEFAULT_SETTINGS.sound,
    volume: volume >= 0 && volume <= 1 ? volume : DEFAULT_SETTINGS.volume,
    notifies: flag("notifies"),
    vibrates: flag("vibrates"),
    fiveLeft: flag("fiveLeft"),
    wasAsked: flag("wasAsked"),
  };
}

function parseObject(stored: string | null): Partial<Record<keyof SignalSettings, unknown>> {
  try {
    const value: unknown = JSON.parse(stored ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
