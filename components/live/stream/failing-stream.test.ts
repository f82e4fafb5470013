import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { parseCurrentSession } from "../session";
import { FakeBrowser } from "./testing/fake-browser";
import { nothingRuns, room } from "./testing/frames";

let device: FakeBrowser;

beforeEach(() => {
  vi.useFakeTimers();
  device = new FakeBrowser();
});
afterEach(() => vi.useRealTimers());

describe("a stream that fails", () => {
  it("reopens, and reports connecting meanwhile", async () => {
    const tab = device.openTab("a");
    tab.want("chem");
    await device.settle();
    device.drop();
    expect(tab.state.connection).toBe("connecting");
    expect(device.openStreams()).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(device.openStreams()).toEqual(["/api/live?room=chem"]);
    expect(tab.state.connection).toBe("live");
  });

  it("waits longer each time, reports offline, and reopens at once when nudged", async () => {
    const tab = device.openTab("a");
    tab.want(null);
    await device.settle();
    device.isDown = true;
    device.drop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tab.state.connection).toBe("offline");
    expect(device.attempts).toBeLessThan(25);
    const early = device.attempts;
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(device.attempts - early).toBeLessThan(50);
    device.isDown = false;
    tab.nudge();
    await device.settle();
    expect(tab.state.connection).toBe("live");
  });

  it("stays offline while it is retried, until it is open", async () => {
    const tab = device.openTab("a");
    tab.want(null);
    await device.settle();
    device.isDown = true;
    device.drop();
    tab.state.setConnection("offline");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(device.attempts).toBe(2);
    expect(tab.state.connection).toBe("offline");
    device.isDown = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(tab.state.connection).toBe("live");
  });

  it("is retried when an attempt gets no answer", async () => {
    const tab = device.openTab("a");
    device.isSilent = true;
    tab.want(null);
    await device.settle();
    expect(tab.state.connection).toBe("connecting");
    device.isSilent = false;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(tab.state.connection).toBe("live");
    expect(device.attempts).toBe(2);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(device.attempts).toBe(2);
  });

  it("reopens when the network comes back, because an open stream may be dead", async () => {
    const [leader, other] = [device.openTab("a"), device.openTab("b")];
    leader.want(null);
    await device.settle();
    for (const tab of [leader, other]) tab.state.setConnection("offline");
    leader.wake();
    other.wake();
    await device.settle();
    expect(device.openStreams()).toHaveLength(1);
    expect(device.attempts).toBe(2);
    expect([leader, other].map(({ state }) => state.connection)).toEqual(["live", "live"]);
  });

  it("reopens when a visible tab wakes while the leading tab sleeps in the background", async () => {
    device.openTab("a").want("chem");
    const seen = device.openTab("b");
    await device.settle();
    seen.wake();
    await device.settle();
    expect(device.attempts).toBe(2);
    expect(device.openStreams()).toEqual(["/api/live?room=chem"]);
  });

  it("reopens when no event arrives for 40 s, and not while heartbeats do", async () => {
    const tab = device.openTab("a");
    tab.want("chem");
    await device.settle();
    for (let beats = 0; beats < 10; beats += 1) {
      await vi.advanceTimersByTimeAsync(15_000);
      device.beat();
    }
    expect(device.attempts).toBe(1);
    device.isSilent = true;
    await vi.advanceTimersByTimeAsync(34_000);
    expect(tab.state.connection).toBe("live");
    await vi.advanceTimersByTimeAsync(6_100);
    expect(tab.state.connection).toBe("connecting");
    device.isSilent = false;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(tab.state.connection).toBe("live");
    expect(device.openStreams()).toEqual(["/api/live?room=chem"]);
  });

  it("reopens when a tab becomes visible and a heartbeat is missing", async () => {
    device.openTab("a").want("chem");
    const seen = device.openTab("b");
    await device.settle();
    await vi.advanceTimersByTimeAsync(15_000);
    device.beat();
    seen.nudge();
    await device.settle();
    expect(device.attempts).toBe(1);
    await vi.advanceTimersByTimeAsync(18_000);
    seen.nudge();
    await device.settle();
    expect(device.attempts).toBe(2);
    expect(device.openStreams()).toEqual(["/api/live?room=chem"]);
  });

  it("drops a room that the user may no longer see and keeps the others", async () => {
    const [a, b] = [device.openTab("a"), device.openTab("b")];
    a.want("chem");
    b.want("harbour");
    await device.settle();
    device.send("snapshot", room(1));
    device.closeRoom("harbour");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(device.openStreams()).toEqual(["/api/live?room=chem"]);
    expect(b.state.revocations).toBe(1);
  });

  it("stops when the user is signed out, and ignores their older pages", async () => {
    const tab = device.openTab("a");
    tab.want("chem");
    await device.settle();
    device.send("me", nothingRuns(5));
    device.signOut();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(device.openStreams()).toEqual([]);
    expect(device.attempts).toBeLessThan(4);
    expect(tab.state.revocations).toBe(1);
    const cleared = tab.state.me;
    tab.state.setCurrent(parseCurrentSession(nothingRuns(4)));
    expect(tab.state.me).toBe(cleared);
    expect(cleared?.session).toBeNull();
    expect(tab.state.isSignedOut).toBe(true);
  });

  it("ends in every tab when a call of one is refused, until somebody signs in", async () => {
    const [leader, other] = [device.openTab("a"), device.openTab("b")];
    leader.want(null);
    await device.settle();
    leader.signedOut();
    expect(device.openStreams()).toEqual([]);
    expect([leader, other].map(({ state }) => state.isSignedOut)).toEqual([true, true]);
    other.accountChanged({ reload: false });
    expect([leader, other].map(({ state }) => state.isSignedOut)).toEqual([false, false]);
  });
});

describe("signs of life", () => {
  it("answer heartbeats at most every 20 s and name the open stream", async () => {
    device.openTab("a").want(null);
    await device.settle();
    for (let beats = 0; beats < 8; beats += 1) {
      await vi.advanceTimersByTimeAsync(15_000);
      device.beat();
    }
    expect(device.signs).toHaveLength(4);
    expect(device.streamIds()).toEqual([...new Set(device.signs)]);
  });

  it("are sent again at the next heartbeat when one is lost", async () => {
    device.openTab("a").want(null);
    await device.settle();
    await vi.advanceTimersByTimeAsync(30_000);
    device.isSilent = true;
    device.send("heartbeat", {});
    await device.settle();
    device.isSilent = false;
    await vi.advanceTimersByTimeAsync(15_000);
    device.beat();
    expect(device.signs).toHaveLength(1);
  });

  it("come from the leading tab only", async () => {
    const [a, b] = [device.openTab("a"), device.openTab("b")];
    for (const tab of [a, b]) tab.want("chem");
    await device.settle();
    await vi.advanceTimersByTimeAsync(30_000);
    device.beat();
    expect(device.signs).toHaveLength(1);
  });
});
