import { afterEach, expect, it, vi } from "vitest";
import { realBrowser } from "./browser-env";
import { TABS, type TabMessage } from "./tab-message";

const opened: BroadcastChannel[] = [];
const Channel = globalThis.BroadcastChannel;

afterEach(() => {
  for (const channel of opened.splice(0)) channel.close();
  vi.unstubAllGlobals();
});

it("tells other tabs about a new guest without locks, but not about its own stream", async () => {
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("BroadcastChannel", function open(name: string) {
    const channel = new Channel(name);
    opened.push(channel);
    return channel;
  });
  const [here, there] = [realBrowser(), realBrowser()];
  const received: TabMessage[] = [];
  const last = new Promise<void>((resolve) => {
    there.listen((message) => {
      received.push(message);
      if (message.kind === "account") resolve();
    });
  });
  here.post({ kind: "want", tab: "a", rooms: ["chem"] });
  here.post({ kind: "account", reload: false });
  await last;
  expect(received).toEqual([{ kind: "account", reload: false }]);
});

it("leads in every tab without locks", async () => {
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("BroadcastChannel", undefined);
  const held = vi.fn(async () => undefined);
  realBrowser().lock(TABS, held);
  realBrowser().lock(TABS, held);
  expect(held).toHaveBeenCalledTimes(2);
  expect(await realBrowser().heldLocks()).toBeNull();
});
