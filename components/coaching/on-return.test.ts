import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { onReturn } from "./on-return";

const LONG_MS = 10_000;

let tab = new EventTarget();
let page = Object.assign(new EventTarget(), { visibilityState: "visible" });

beforeEach(() => {
  vi.useFakeTimers();
  tab = new EventTarget();
  page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  vi.stubGlobal("document", page);
  vi.stubGlobal("addEventListener", tab.addEventListener.bind(tab));
  vi.stubGlobal("removeEventListener", tab.removeEventListener.bind(tab));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Listens; the call for the first show is over. */
function listen() {
  const callback = vi.fn();
  const stop = onReturn(callback);
  vi.advanceTimersByTime(LONG_MS);
  callback.mockClear();
  return { callback, stop };
}

it("calls back when the page is first shown, because Back within the app fires no event", () => {
  const callback = vi.fn();
  onReturn(callback);
  vi.advanceTimersByTime(LONG_MS);
  expect(callback).toHaveBeenCalledOnce();
});

it("calls back once when a return fires several events", () => {
  const { callback } = listen();
  page.dispatchEvent(new Event("visibilitychange"));
  tab.dispatchEvent(new Event("focus"));
  vi.advanceTimersByTime(LONG_MS);
  expect(callback).toHaveBeenCalledOnce();

  tab.dispatchEvent(new Event("online"));
  vi.advanceTimersByTime(LONG_MS);
  expect(callback).toHaveBeenCalledTimes(2);
});

it("ignores that the tab is hidden", () => {
  const { callback } = listen();
  page.visibilityState = "hidden";
  page.dispatchEvent(new Event("visibilitychange"));
  vi.advanceTimersByTime(LONG_MS);
  expect(callback).not.toHaveBeenCalled();
});

it("does not call back once stopped", () => {
  const { callback, stop } = listen();
  tab.dispatchEvent(new Event("focus"));
  stop();
  tab.dispatchEvent(new Event("pageshow"));
  page.dispatchEvent(new Event("visibilitychange"));
  vi.advanceTimersByTime(LONG_MS);
  expect(callback).not.toHaveBeenCalled();
});
