import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeTabs } from "./testing/fake-tabs";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = (ms = 60_000) => vi.advanceTimersByTimeAsync(ms);
const NAMES = ["a", "b", "c", "d", "e", "f", "g", "h"];

describe("the tabs of one browser", () => {
  it("signal in the tab that can play, though another one is visible", async () => {
    const tabs = new FakeTabs();
    tabs.open("a", { isVisible: true });
    const playing = tabs.open("b", { canPlay: true });
    tabs.open("c");
    await tabs.contendAll("end");
    await settle();
    expect(tabs.signalled("end")).toEqual(["b"]);
    expect(playing.won).toEqual([{ key: "end", canPlay: true, isAnyVisible: true }]);
  });

  it("signal in the visible one of the tabs that can play", async () => {
    const tabs = new FakeTabs();
    for (const id of NAMES) tabs.open(id, { canPlay: true, isVisible: id === "f" });
    await tabs.contendAll("end");
    await settle();
    expect(tabs.signalled("end")).toEqual(["f"]);
  });

  it("signal without a sound when none can play", async () => {
    const tabs = new FakeTabs();
    for (const id of NAMES) tabs.open(id);
    await tabs.contendAll("end");
    await settle();
    expect(tabs.tabs.get("a")?.won).toEqual([{ key: "end", canPlay: false, isAnyVisible: false }]);
    expect(tabs.signalled("end")).toEqual(["a"]);
  });

  it("bid together, although only one has noticed the end by its own clock", async () => {
    const tabs = new FakeTabs();
    const early = tabs.open("a");
    tabs.open("b", { canPlay: true });
    void early.contend("end");
    await settle();
    expect(tabs.signalled("end")).toEqual(["b"]);
  });

  it("signal in the next best one when the best is closed before it signals", async () => {
    const tabs = new FakeTabs();
    tabs.open("a");
    tabs.open("b", { canPlay: true });
    await tabs.contendAll("end");
    await settle(100);
    tabs.kill("b");
    await settle();
    expect(tabs.signalled("end")).toEqual(["a"]);
  });

  it.each([true, false])("stay silent in a tab that thaws later (storage: %s)", async (isKept) => {
    const tabs = new FakeTabs({ isStorageBlocked: !isKept });
    tabs.open("a", { canPlay: true });
    tabs.open("b");
    await tabs.contendAll("end");
    await settle(100);
    tabs.freeze("a");
    await settle();
    tabs.thaw("a");
    await settle();
    expect(tabs.signalled("end")).toEqual(["b"]);
  });

  it("stay silent in a tab that opens or notices later", async () => {
    const tabs = new FakeTabs();
    const first = tabs.open("a");
    void first.contend("end");
    await settle();
    const later = tabs.open("b", { canPlay: true, isVisible: true });
    void later.contend("end");
    void first.contend("end");
    await settle();
    expect(tabs.signalled("end")).toEqual(["a"]);
  });

  it("signal each session's end and each warning", async () => {
    const tabs = new FakeTabs();
    for (const id of NAMES) tabs.open(id, { canPlay: true });
    for (const key of ["one fiveLeft", "one end", "two end"]) {
      await tabs.contendAll(key);
      await settle();
      expect(tabs.signalled(key)).toEqual(["a"]);
    }
  });

  it("signal exactly once, whichever of them freeze, thaw, and notice late", async () => {
    const state = fc.record({ canPlay: fc.boolean(), isVisible: fc.boolean() });
    const step = fc.record({
      tab: fc.nat(7),
      what: fc.constantFrom("contend" as const, "freeze" as const, "thaw" as const),
      after: fc.integer({ min: 0, max: 2_000 }),
    });
    const run = async (states: { canPlay: boolean; isVisible: boolean }[], steps: Step[]) => {
      const tabs = new FakeTabs();
      states.forEach((it, index) => void tabs.open(NAMES[index] ?? "", it));
      await tabs.contendAll("end");
      for (const { tab, what, after } of steps) {
        const id = NAMES[tab % states.length] ?? "";
        if (what === "contend") void tabs.tabs.get(id)?.contend("end");
        if (what === "freeze") tabs.freeze(id);
        if (what === "thaw") tabs.thaw(id);
        await settle(after);
      }
      for (const id of tabs.tabs.keys()) tabs.thaw(id);
      await settle();
      expect(tabs.signalled("end")).toHaveLength(1);
    };
    type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
    await fc.assert(
      fc.asyncProperty(
        fc.array(state, { minLength: 1, maxLength: 8 }),
        fc.array(step, { maxLength: 12 }),
        run,
      ),
      { numRuns: 200 },
    );
  });
});
