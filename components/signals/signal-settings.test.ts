import { expect, it } from "vitest";
import { DEFAULT_SETTINGS, parseSettings, type SignalSettings } from "./signal-settings";

it("reads what was stored", () => {
  const settings: SignalSettings = {
    sound: "off",
    volume: 0,
    notifies: false,
    vibrates: false,
    fiveLeft: true,
    wasAsked: true,
  };
  expect(parseSettings(JSON.stringify(settings))).toEqual(settings);
});

it("has the default for each part that is missing or malformed", () => {
  for (const stored of [null, "", "{", "null", "3", "[]"]) {
    expect(parseSettings(stored)).toEqual(DEFAULT_SETTINGS);
  }
  const stored = { sound: "siren", volume: 7, notifies: "no", fiveLeft: true };
  expect(parseSettings(JSON.stringify(stored))).toEqual({ ...DEFAULT_SETTINGS, fiveLeft: true });
  expect(parseSettings('{"volume":-0.1}').volume).toBe(DEFAULT_SETTINGS.volume);
});
