import { afterEach, beforeEach, expect, test, vi } from "vitest";

beforeEach(() => {
  vi.resetModules();
  const tab = new EventTarget();
  for (const name of ["addEventListener", "removeEventListener", "dispatchEvent"] as const) {
    vi.stubGlobal(name, tab[name].bind(tab));
  }
});
afterEach(() => void vi.unstubAllGlobals());

const refuse = () => {
  throw new DOMException("Access is denied for this document.", "SecurityError");
};

/** Switches announcements on and off again; returns what was read after each and how often the listener was called. */
async function switchOnAndOff() {
  const choice = await import("./announce-choice");
  const notified = vi.fn();
  const stop = choice.subscribeToAnnounceChoice(notified);
  const read = [choice.readAnnounceChoice()];
  for (const isOn of [true, false]) {
    choice.setAnnounceChoice(isOn);
    read.push(choice.readAnnounceChoice());
  }
  stop();
  choice.setAnnounceChoice(true);
  return { read, calls: notified.mock.calls.length };
}

const works = { read: [false, true, false], calls: 2 };

test("keeps the choice on the device", async () => {
  const stored = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  });
  expect(await switchOnAndOff()).toEqual(works);
  vi.resetModules();
  const next = await import("./announce-choice");
  expect(next.readAnnounceChoice()).toBe(true);
});

test("keeps the choice for the page where storage is blocked or full", async () => {
  vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });
  expect(await switchOnAndOff()).toEqual(works);
  vi.resetModules();
  vi.stubGlobal("localStorage", { getItem: () => null, setItem: refuse, removeItem: () => {} });
  expect(await switchOnAndOff()).toEqual(works);
});
