import { afterEach, describe, expect, it, vi } from "vitest";
import { findDocumentArrival, ServerClock } from "./server-clock";

const NOON = Date.UTC(2026, 10, 20, 12);
const sent = (ms: number) => NOON + ms;

function clockAt(start: number) {
  const counter = { ms: start };
  return { counter, clock: new ServerClock(() => counter.ms) };
}

const navigation = (times: Pick<PerformanceNavigationTiming, "responseEnd">) =>
  times as PerformanceNavigationTiming;

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("the server's clock in the browser", () => {
  it("counts on from the server's time, whatever the device's clock does", () => {
    vi.useFakeTimers({ now: 0 });
    const { clock, counter } = clockAt(500);
    clock.observe(sent(0));
    vi.setSystemTime(NOON * 2);
    counter.ms += 60_000;
    expect(clock.now()).toBe(NOON + 60_000);
  });

  it("trusts the answer with the shortest way", () => {
    const { clock, counter } = clockAt(0);
    counter.ms = 900;
    clock.observe(sent(0));
    counter.ms = 1_010;
    clock.observe(sent(1_000));
    counter.ms = 2_700;
    clock.observe(sent(2_000));
    expect(clock.now()).toBe(NOON + 2_690);
  });

  it("is not moved back by one frame that waited in a frozen tab", () => {
    const { clock, counter } = clockAt(0);
    clock.observe(sent(0));
    counter.ms = 600_000;
    clock.observe(sent(300_000));
    expect(clock.now()).toBe(NOON + 600_000);
  });

  it("moves back when several answers agree", () => {
    const { clock, counter } = clockAt(0);
    clock.observe(sent(3_600_000));
    for (const ms of [1_000, 2_000, 3_000]) {
      counter.ms = ms;
      clock.observe(sent(ms));
    }
    expect(clock.now()).toBe(NOON + 3_000);
  });

  it("counts from the arrival of a document whose scripts run seconds later", () => {
    const { clock, counter } = clockAt(900);
    counter.ms = 6_000;
    vi.spyOn(performance, "getEntriesByType").mockReturnValue([navigation({ responseEnd: 900 })]);
    clock.atLeast(sent(0), findDocumentArrival());
    expect(clock.now()).toBe(NOON + 5_100);
  });

  it("counts from now while the document still arrives", () => {
    const { clock } = clockAt(6_000);
    vi.spyOn(performance, "getEntriesByType").mockReturnValue([navigation({ responseEnd: 0 })]);
    clock.atLeast(sent(0), findDocumentArrival());
    expect(clock.now()).toBe(NOON);
  });

  it("is never moved back by an old page", () => {
    const { clock, counter } = clockAt(0);
    clock.observe(sent(0));
    counter.ms = 10_000;
    for (let page = 0; page < 5; page += 1) clock.atLeast(sent(page));
    expect(clock.now()).toBe(NOON + 10_000);
  });
});
