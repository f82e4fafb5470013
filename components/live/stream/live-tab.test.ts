import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MAX_WATCHED_ROOMS } from "@/domain/room/seat";
import { FakeBrowser } from "./testing/fake-browser";
import { nothingRuns, room } from "./testing/frames";

let device: FakeBrowser;

beforeEach(() => {
  vi.useFakeTimers();
  device = new FakeBrowser();
});
afterEach(() => vi.useRealTimers());

describe("the tabs of one browser", () => {
  it("hold one stream between them, for the rooms all of them want", async () => {
    for (const [id, slug] of [
      ["a", "chem"],
      ["b", "harbour"],
      ["c", "chem"],
      ["d", null],
    ] as const) {
      device.openTab(id).want(slug);
      await device.settle();
    }
    expect(device.openStreams()).toEqual(["/api/live?room=chem&room=harbour"]);
  });

  it("open no stream while nobody wants one", async () => {
    device.openTab("a");
    await device.settle();
    expect(device.openStreams()).toEqual([]);
  });

  it("all get every frame, and a tab that comes later what is held", async () => {
    const tabs = [device.openTab("a"), device.openTab("b")];
    for (const tab of tabs) tab.want("chem");
    await device.settle();
    device.send("snapshot", room(1));
    device.send("me", nothingRuns(1));
    const late = device.openTab("c");
    late.want("chem");
    await device.settle();
    for (const { state } of [...tabs, late]) {
      expect(state.rooms.get("chem")?.version).toBe(1);
      expect(state.me).toEqual(nothingRuns(1));
      expect(state.connection).toBe("live");
    }
  });

  it("want no more rooms than a stream takes: those of the tab in sight and those opened last", async () => {
    const slugs = Array.from({ length: MAX_WATCHED_ROOMS + 2 }, (_, n) => `room-${10 + n}`);
    const tabs = slugs.map((slug) => {
      const tab = device.openTab(slug);
      tab.want(slug);
      return tab;
    });
    const watched = () => {
      const [url = ""] = device.openStreams();
      return new URL(url, "http://stint").searchParams.getAll("room");
    };
    await device.settle();
    expect(watched()).toEqual(slugs.slice(2));
    for (const tab of [tabs[0], tabs[1]]) {
      tab?.nudge();
      await device.settle();
    }
    expect(device.openStreams()).toHaveLength(1);
    expect(watched()).toEqual([...slugs.slice(0, 2), ...slugs.slice(4)]);
  });

  it("pass the stream on when the leading tab is closed", async () => {
    device.openTab("a").want("chem");
    const heir = device.openTab("b");
    heir.want("chem");
    await device.settle();
    device.kill("a");
    await device.settle();
    expect(device.openStreams()).toEqual(["/api/live?room=chem"]);
    device.send("snapshot", room(2));
    expect(heir.state.rooms.get("chem")?.version).toBe(2);
  });

  it("forget a tab that vanished without a word", async () => {
    device.openTab("a").want("chem");
    device.openTab("b").want("harbour");
    await device.settle();
    device.kill("b");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(device.openStreams()).toEqual(["/api/live?room=chem"]);
  });

  it("stay seated while somebody only goes from page to page", async () => {
    const tab = device.openTab("a");
    const leave = tab.want("chem");
    await device.settle();
    leave();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(device.openStreams()).toEqual(["/api/live?room=chem"]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(device.openStreams()).toEqual([]);
  });

  it("show what one of them just did, and never an older answer", async () => {
    const [a, b] = [device.openTab("a"), device.openTab("b")];
    a.want(null);
    b.want(null);
    await device.settle();
    b.setCurrent(nothingRuns(9));
    device.send("me", nothingRuns(8));
    expect(a.state.me).toEqual(nothingRuns(9));
    expect(b.state.me).toEqual(nothingRuns(9));
  });

  it("hear of an ended session that was put aside in one of them", async () => {
    const [a, b] = [device.openTab("a"), device.openTab("b")];
    await device.settle();
    b.dismissEnded("one");
    expect(a.state.aside).toBe("one");
  });

  it("load anew when another person signs in, and keep nothing of the former one", async () => {
    const [a, b] = [device.openTab("a"), device.openTab("b")];
    a.want("chem");
    b.want("chem");
    await device.settle();
    device.send("snapshot", room(1));
    b.accountChanged({ reload: true });
    await device.settle();
    expect(device.reloaded).toEqual(["a"]);
    expect(a.state.rooms.size).toBe(0);
    expect(b.state.rooms.size).toBe(0);
    // The pages that load now ask anew; the old ones must not ask for what may be refused.
    expect(device.openStreams()).toEqual([]);
  });
});

it("ends the stream before a sign-out and opens it anew when that failed", async () => {
  const [a, b] = [device.openTab("a"), device.openTab("b")];
  a.want("chem");
  b.want(null);
  await device.settle();
  b.suspend();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(device.openStreams()).toEqual([]);
  b.wake();
  await device.settle();
  expect(device.openStreams()).toEqual(["/api/live?room=chem"]);
});
