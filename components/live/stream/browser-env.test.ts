import { afterEach, expect, it, vi } from "vitest";
import { realBrowser } from "./browser-env";

const opened: BroadcastChannel[] = [];
const Channel = globalThis.BroadcastChannel;

afterEach(() => {
  for (const channel of opened.splice(0)) channel.close();
  vi.unstubAllGlobals();
});

it("leads in every tab without a channel or with blocked locks", async () => {
  const lead = vi.fn(() => () => undefined);
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("BroadcastChannel", undefined);
  realBrowser().elect("a", lead);
  realBrowser().elect("b", lead);
  expect(lead).toHaveBeenCalledTimes(2);
  expect(await realBrowser().listTabs()).toBeNull();

  const request = () => Promise.reject(new DOMException("blocked", "SecurityError"));
  vi.stubGlobal("navigator", { locks: { request } });
  vi.stubGlobal("BroadcastChannel", function open(name: string) {
    const channel = new Channel(name);
    opened.push(channel);
    return channel;
  });
  realBrowser().elect("c", lead);
  await vi.waitFor(() => expect(lead).toHaveBeenCalledTimes(3));
});
