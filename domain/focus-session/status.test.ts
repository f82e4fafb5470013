import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Status, statusAt } from "./status";

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 2, 9);

interface Life {
  minutes: number;
  /** Milliseconds after the start. A session is marked unfocused after its end. */
  brokenAfter: number | null;
  driftedAfter: number | null;
}

const life: fc.Arbitrary<Life> = fc.integer({ min: 5, max: 180 }).chain((minutes) =>
  fc.oneof(
    fc.record({
      minutes: fc.constant(minutes),
      brokenAfter: fc.option(fc.integer({ min: 0, max: minutes * MINUTE - 1 })),
      driftedAfter: fc.constant(null),
    }),
    fc.record({
      minutes: fc.constant(minutes),
      brokenAfter: fc.constant(null),
      driftedAfter: fc.integer({ min: minutes * MINUTE, max: 400 * MINUTE }),
    }),
  ),
);

/** The stored row at an instant, without what happens later. */
const rowAt = ({ minutes, brokenAfter, driftedAfter }: Life, now: number) => ({
  plannedEnd: new Date(START + minutes * MINUTE),
  brokenAt:
    brokenAfter !== null && START + brokenAfter <= now ? new Date(START + brokenAfter) : null,
  driftedAt:
    driftedAfter !== null && START + driftedAfter <= now ? new Date(START + driftedAfter) : null,
});

/** The oracle: goes through the session event by event instead of reading the row. */
function livedThrough({ minutes, brokenAfter, driftedAfter }: Life, now: number): Status {
  const events: [number, (before: Status) => Status][] = [
    [minutes * MINUTE, (before) => (before === "running" ? "completed" : before)],
  ];
  if (brokenAfter !== null) events.push([brokenAfter, () => "broken"]);
  if (driftedAfter !== null) events.push([driftedAfter, () => "broken"]);
  return events
    .sort(([a], [b]) => a - b)
    .filter(([after]) => START + after <= now)
    .reduce((status, [, become]) => become(status), "running" as Status);
}

const later = fc.integer({ min: 0, max: 500 * MINUTE });

describe("the status", () => {
  test("is what the events so far make it, at every instant", () => {
    fc.assert(
      fc.property(life, later, (session, after) => {
        const now = START + after;
        expect(statusAt(rowAt(session, now), new Date(now))).toBe(livedThrough(session, now));
      }),
      { numRuns: 2000 },
    );
  });

  test("becomes completed exactly at the planned end", () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 180 }), (minutes) => {
        const end = START + minutes * MINUTE;
        const row = rowAt({ minutes, brokenAfter: null, driftedAfter: null }, end);
        expect(statusAt(row, new Date(end - 1))).toBe("running");
        expect(statusAt(row, new Date(end))).toBe("completed");
      }),
    );
  });

  test("never leaves broken, and leaves completed only by being marked unfocused", () => {
    fc.assert(
      fc.property(life, later, later, (session, a, b) => {
        const [before, after] = [START + Math.min(a, b), START + Math.max(a, b)];
        const was = statusAt(rowAt(session, before), new Date(before));
        const is = statusAt(rowAt(session, after), new Date(after));
        if (was === "broken") expect(is).toBe("broken");
        if (was === "completed" && session.driftedAfter === null) expect(is).toBe("completed");
        if (was !== "running") expect(is).not.toBe("running");
      }),
      { numRuns: 2000 },
    );
  });

  test("stays broken when the clock jumps back", () => {
    const row = { plannedEnd: new Date(START), brokenAt: null, driftedAt: new Date(START) };
    expect(statusAt(row, new Date(START - MINUTE))).toBe("broken");
  });
});
