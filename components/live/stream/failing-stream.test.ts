import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeBrowser } from "./testing/fake-browser";
import { nothingRuns, room } from "./testing/frames";

let device: FakeBrowser;

beforeEach(() => {
  vi.useFakeTimers();
  device = new FakeBrowser();
});
afterEach(() => vi.useRealTimers());

describe("a stream that fails", () => {
  it("comes back by itself and says meanwhile that it is connecting", async () => {
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

  it("waits longer and longer, says offline, and comes at once when nudged", async () => {
    const tab = device.openTab("a");
    tab.want(null);
    await device.settle();
    device.isDown = true;
    device.drop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tab.state.connection).toBe("offline");
    expect(device.attempts).toBeLessThan(12);
    device.isDown = false;
    tab.nudge();
    await device.settle();
    expect(tab.state.connection).toBe("live");
  });

  it("is tried anew when a try gets no answer at all", async () => {
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

  it("is made anew when the network comes back, because what looks open may be dead", async () => {
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

  it("is made anew when a tab in sight wakes, though the leading one sleeps in the background", async () => {
    device.openTab("a").want("chem");
    const seen = device.openTab("b");
    await device.settle();
    seen.wake();
    await device.settle();
    expect(device.attempts).toBe(2);
    expect(device.openStreams()).toEqual(["/api/live?room=chem"]);
  });

  it("lets go of a room that is closed to the viewer and keeps the others", async () => {
    const [a, b] = [device.openTab("a"), device.openTab("b")];
    a.want("chem");
    b.want("harbour");
    await device.settle();
    device.send("snapshot", room(1));
    device.closeRoom("harbour");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(device.openStreams()).toEqual(["/api/live?room=chem"]);
    expect(b.state.refusals).toBe(1);
  });

  it("stops asking when the person is signed out, and believes no older page of theirs", async () => {
    const tab = device.openTab("a");
    tab.want("chem");
    await device.settle();
    device.send("me", nothingRuns(5));
    device.signOut();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(device.openStreams()).toEqual([]);
    expect(device.attempts).toBeLessThan(4);
    expect(tab.state.refusals).toBe(1);
    const forgotten = tab.state.me;
    tab.state.setCurrent(nothingRuns(4));
    expect(tab.state.me).toBe(forgotten);
    expect(forgotten?.session).toBeNull();
    expect(tab.state.isSignedOut).toBe(true);
  });

  it("ends for every tab when a call of one is refused, until somebody signs in", async () => {
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
