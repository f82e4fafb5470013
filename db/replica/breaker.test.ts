import { expect, test } from "vitest";
import { Breaker } from "./breaker";

/** A breaker that is closed, with a clock to move. */
function createClosed() {
  const clock = { ms: 0 };
  const breaker = new Breaker(() => clock.ms);
  breaker.beginTrial();
  breaker.endTrial(true);
  return { breaker, clock };
}

/** The pauses until the next trials, each of which fails. */
function failTrials(breaker: Breaker, clock: { ms: number }, count: number): number[] {
  return Array.from({ length: count }, () => {
    const begun = clock.ms;
    while (!breaker.beginTrial()) clock.ms += 100;
    breaker.endTrial(false);
    return clock.ms - begun;
  });
}

test("begins open, until a trial has succeeded", () => {
  const breaker = new Breaker(() => 0);
  expect(breaker.isOpen).toBe(true);
  expect(breaker.beginTrial()).toBe(true);
  expect(breaker.isOpen).toBe(true);
  breaker.endTrial(true);
  expect(breaker.isOpen).toBe(false);
});

test("makes one trial at a time", () => {
  const breaker = new Breaker(() => 0);
  expect([breaker.beginTrial(), breaker.beginTrial()]).toEqual([true, false]);
});

test("opens at once when the replica does not work", () => {
  const { breaker } = createClosed();
  breaker.trip();
  expect(breaker.isOpen).toBe(true);
  expect(breaker.beginTrial()).toBe(false);
});

test("opens after five misses in a row", () => {
  const { breaker } = createClosed();
  for (let i = 0; i < 4; i += 1) breaker.miss();
  breaker.hit();
  for (let i = 0; i < 4; i += 1) breaker.miss();
  expect(breaker.isOpen).toBe(false);
  breaker.miss();
  expect(breaker.isOpen).toBe(true);
});

test("tries again after pauses that grow to fifteen seconds", () => {
  const { breaker, clock } = createClosed();
  breaker.trip();
  expect(failTrials(breaker, clock, 6)).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
});

test("forgets a long pause only after twenty answers in a row", () => {
  for (const [answers, pause] of [
    [19, 4_000],
    [20, 1_000],
  ] as const) {
    const { breaker, clock } = createClosed();
    breaker.trip();
    failTrials(breaker, clock, 1);
    clock.ms += 2_000;
    breaker.beginTrial();
    breaker.endTrial(true);
    for (let i = 0; i < answers; i += 1) breaker.hit();
    breaker.trip();
    expect(failTrials(breaker, clock, 1)).toEqual([pause]);
  }
});
