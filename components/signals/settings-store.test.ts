import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DEFAULT_SETTINGS } from "./signal-settings";

let stored: Map<string, string>;

beforeEach(() => {
  vi.resetModules();
  stored = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  });
});
afterEach(() => void vi.unstubAllGlobals());

describe("the settings of a device", () => {
  it("are kept for the next page, and stay one object until they change", async () => {
    const first = await import("./settings-store");
    expect(first.readSettings()).toEqual(DEFAULT_SETTINGS);
    first.changeSettings({ sound: "marimba" });
    first.changeSettings({ volume: 0.3 });
    vi.resetModules();
    const next = await import("./settings-store");
    expect(next.readSettings()).toEqual({ ...DEFAULT_SETTINGS, sound: "marimba", volume: 0.3 });
    expect(next.readSettings()).toBe(next.readSettings());
    expect(next.areSettingsKept()).toBe(true);
  });

  it("follow a change in another tab", async () => {
    const { readSettings } = await import("./settings-store");
    expect(readSettings().sound).toBe("bell");
    stored.set("stint-signals", JSON.stringify({ sound: "off" }));
    expect(readSettings().sound).toBe("off");
  });

  it("last as long as the page when the browser blocks its storage", async () => {
    vi.stubGlobal("localStorage", undefined);
    const { areSettingsKept, changeSettings, readSettings } = await import("./settings-store");
    expect(readSettings()).toEqual(DEFAULT_SETTINGS);
    changeSettings({ sound: "off" });
    changeSettings({ fiveLeft: true });
    expect(readSettings()).toEqual({ ...DEFAULT_SETTINGS, sound: "off", fiveLeft: true });
    expect(areSettingsKept()).toBe(false);
  });
});
