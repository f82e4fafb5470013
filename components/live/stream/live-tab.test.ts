import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MAX_WATCHED_ROOMS } from "@/domain/room/seat";
import { parseCurrentSession } from "../session";
import { FakeBrowser } from "./testing/fake-browser";
import { nothingRuns, room } from "./testing/frames";

let device: FakeBrowser;

beforeEach(() => {
  vi.useFakeTimers();
  device = new FakeBrowser();
});
afterEach(() => vi.useRealTimers());

describe("the tabs of one browser", () => {
  it("share one stream, for the rooms that any of them wants", async () => {
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

  it("open no stream while none wants one", async () => {
    device.openTab("a");
    await device.settle();
    expect(device.openStreams()).toEqual([]);
  });

  it("all get every frame, and a later tab gets the held data", async () => {
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
      expect(state.me).toEqual(parseCurrentSession(nothingRuns(1)));
      expect(state.connection).toBe("live");
    }
  });

  it.each(["first", "second"])(
    "show one time when the page of the %s tab came late",
    async (late) => {
      const first = device.openTab("a");
      first.state.clock.atLeast(late === "first" ? 7_000 : 10_000);
      first.want(null);
      await device.settle();
      const second = device.openTab("b");
      second.state.clock.atLeast(late === "second" ? 7_000 : 10_000);
      second.want("chem");
      await device.settle();
      for (const { state } of [first, second]) {
        expect(state.serverNow).toBeGreaterThanOrEqual(10_000);
        expect(state.serverNow).toBeLessThan(12_000);
      }
    },
  );

  it("read group sessions again with each snapshot, because earlier changes sent no notice", async () => {
    const tab = device.openTab("a");
    const changed: (string | null)[] = [];
    const stop = tab.state.subscribeToGroupSessions((slug) => changed.push(slug));
    tab.want("chem");
    await device.settle();
    device.send("snapshot", room(1));
    device.send("me", nothingRuns(1));
    expect(changed).toEqual(["chem"]);
    stop();
    device.send("snapshot", room(2));
    expect(changed).toEqual(["chem"]);
  });

  it("request no more rooms than a stream takes: the visible tab's and those opened last", async () => {
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
    const nextLeader = device.openTab("b");
    nextLeader.want("chem");
    await device.settle();
    device.kill("a");
    await device.settle();
    expect(device.openStreams()).toEqual(["/api/live?room=chem"]);
    device.send("snapshot", room(2));
    expect(nextLeader.state.rooms.get("chem")?.version).toBe(2);
  });

  it("drop a tab that closed without a message", async () => {
    device.openTab("a").want("chem");
    device.openTab("b").want("harbour");
    await device.settle();
    device.kill("b");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(device.openStreams()).toEqual(["/api/live?room=chem"]);
  });

  it("keep a room while the user only goes from page to page", async () => {
    const tab = device.openTab("a");
    const leave = tab.want("chem");
    await device.settle();
    leave();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(device.openStreams()).toEqual(["/api/live?room=chem"]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(device.openStreams()).toEqual([]);
  });

  it("show what one of them just did, and ignore an older answer", async () => {
    const [a, b] = [device.openTab("a"), device.openTab("b")];
    a.want(null);
    b.want(null);
    await device.settle();
    b.setCurrent(parseCurrentSession(nothingRuns(9)));
    device.send("me", nothingRuns(8));
    expect(a.state.me).toEqual(parseCurrentSession(nothingRuns(9)));
    expect(b.state.me).toEqual(parseCurrentSession(nothingRuns(9)));
  });

  it("learn that an ended session was dismissed in one of them", async () => {
    const [a, b] = [device.openTab("a"), device.openTab("b")];
    await device.settle();
    b.dismissEnded("one");
    expect(a.state.dismissedElsewhere).toBe("one");
  });

  it("reload when another user signs in, and keep nothing of the former one", async () => {
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
    // The reloaded pages request the stream; the old ones must not, as it may be refused.
    expect(device.openStreams()).toEqual([]);
    expect([a, b].map(({ isPageReplaced }) => isPageReplaced)).toEqual([true, true]);
  });
});

it("ends the stream before a sign-out and reopens it when that failed", async () => {
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
