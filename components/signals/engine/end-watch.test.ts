import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type FocusSession, parseSession } from "../../live/session";
import type { SignalKind } from "../when-to-signal";
import { EndWatch } from "./end-watch";

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 20, 10);

let clockOffset: number;
let signals: string[];
let wantsWarning: boolean;
let isInformed: boolean;
let outcome: boolean | null;
let asked: number;
let watch: EndWatch;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  clockOffset = 0;
  signals = [];
  wantsWarning = false;
  isInformed = true;
  outcome = true;
  asked = 0;
  watch = new EndWatch({
    now: () => Date.now() + clockOffset,
    wake: (ms, onWake) => {
      const timer = setTimeout(onWake, ms);
      return () => clearTimeout(timer);
    },
    wantsWarning: () => wantsWarning,
    isInformed: () => isInformed,
    hasCompleted: async () => {
      asked += 1;
      return outcome;
    },
    signal: (kind: SignalKind, { id }) =>
      void signals.push(`${id} ${kind} ${(Date.now() + clockOffset - START) / MINUTE}`),
  });
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

function running(id: string, minutes: number, start = START): FocusSession {
  return parseSession({
    id,
    status: "running",
    startedAt: new Date(start).toISOString(),
    plannedEnd: new Date(start + minutes * MINUTE).toISOString(),
    brokenAt: null,
  } as Parameters<typeof parseSession>[0]);
}

const pass = (minutes: number) => vi.advanceTimersByTimeAsync(minutes * MINUTE);
/** The device sleeps: its timers stand still, and the server's clock is known again afterwards. */
async function sleep(minutes: number) {
  clockOffset += minutes * MINUTE;
  await pass(0.1);
}

describe("a session that reaches its planned end", () => {
  it("signals once, at the end, without asking the server", async () => {
    watch.follow(running("one", 25));
    await pass(24.9);
    expect(signals).toEqual([]);
    await pass(60);
    expect(signals).toEqual(["one end 25"]);
    expect(asked).toBe(0);
  });

  it("signals also the next session, and nothing in between", async () => {
    watch.follow(running("one", 25));
    await pass(26);
    watch.follow(null);
    watch.follow(running("two", 5, START + 26 * MINUTE));
    await pass(30);
    expect(signals).toEqual(["one end 25", "two end 31"]);
  });

  it("signals at the corrected time when the clock is corrected", async () => {
    watch.follow(running("one", 25));
    await pass(10);
    clockOffset = -2 * MINUTE;
    await pass(16.9);
    expect(signals).toEqual([]);
    await pass(1);
    expect(signals).toEqual(["one end 25"]);
  });

  it("signals when another tab is a moment ahead, and once", async () => {
    watch.follow(running("one", 25));
    await pass(24.99);
    watch.called("other end");
    expect(signals).toEqual([]);
    watch.called("one end");
    await pass(2);
    expect(signals).toEqual(["one end 24.99"]);
  });
});

describe("a session that ends early", () => {
  it("signals nothing", async () => {
    watch.follow(running("one", 25));
    await pass(10);
    watch.follow(null);
    await pass(60);
    expect(signals).toEqual([]);
  });

  it("signals nothing when the next one starts", async () => {
    watch.follow(running("one", 25));
    await pass(10);
    watch.follow(running("two", 60, START + 10 * MINUTE));
    await pass(50);
    expect(signals).toEqual([]);
  });
});

describe("five minutes before the end", () => {
  it("signals only if wished", async () => {
    wantsWarning = true;
    watch.follow(running("one", 25));
    await pass(26);
    expect(signals).toEqual(["one fiveLeft 20", "one end 25"]);
  });

  it("signals nothing in a session of five minutes, or when the device slept through it", async () => {
    wantsWarning = true;
    watch.follow(running("one", 5));
    await pass(6);
    expect(signals).toEqual(["one end 5"]);
    watch.follow(running("two", 25, START + 6 * MINUTE));
    await sleep(22);
    await pass(5);
    expect(signals.slice(1).map((it) => it.split(" ").slice(0, 2))).toEqual([["two", "end"]]);
  });

  it("signals nothing when it is wished only later", async () => {
    watch.follow(running("one", 25));
    await pass(22);
    wantsWarning = true;
    await pass(2);
    expect(signals).toEqual([]);
  });
});

describe("a device without an open stream", () => {
  beforeEach(() => {
    watch.follow(running("one", 25));
    isInformed = false;
  });

  it("asks first, and stays silent when the session was ended early elsewhere", async () => {
    outcome = false;
    await pass(60);
    expect(signals).toEqual([]);
    expect(asked).toBe(1);
  });

  it("signals in time when the server says that the session completed", async () => {
    await pass(60);
    expect(signals).toEqual(["one end 25"]);
  });

  it("signals in time without an answer, because a session completes by itself", async () => {
    outcome = null;
    await pass(60);
    expect(signals).toEqual(["one end 25"]);
  });
});

describe("a device that slept through the end", () => {
  it("signals once on waking up to five minutes later, if the server says that it completed", async () => {
    watch.follow(running("one", 25));
    await pass(20);
    await sleep(9);
    await pass(20);
    expect(signals).toHaveLength(1);
    expect(asked).toBe(1);
  });

  it("signals also when the server reports first that nothing runs any more", async () => {
    watch.follow(running("one", 25));
    await pass(20);
    clockOffset = 7 * MINUTE;
    watch.follow(null);
    await pass(10);
    expect(signals).toEqual(["one end 27"]);
  });

  it("stays silent later than that", async () => {
    watch.follow(running("one", 25));
    await pass(20);
    await sleep(11);
    await pass(20);
    expect(signals).toEqual([]);
    expect(asked).toBe(0);
  });

  it("stays silent when the session was ended early meanwhile", async () => {
    outcome = false;
    watch.follow(running("one", 25));
    await pass(20);
    await sleep(6);
    await pass(20);
    expect(signals).toEqual([]);
  });

  it("stays silent while the next session runs", async () => {
    watch.follow(running("one", 25));
    await pass(20);
    clockOffset = 7 * MINUTE;
    watch.follow(running("two", 25, START + 26 * MINUTE));
    await pass(5);
    expect(signals).toEqual([]);
    expect(asked).toBe(0);
  });

  it("asks again while the server cannot be reached, as long as it is not too late", async () => {
    outcome = null;
    watch.follow(running("one", 25));
    await pass(20);
    await sleep(6);
    expect(asked).toBeGreaterThan(0);
    outcome = true;
    await pass(1);
    expect(signals).toHaveLength(1);
  });
});
