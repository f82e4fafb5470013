import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../time/period";
import { findBestAndWorstDay } from "./best-day";

/** Of a week that is over. */
const LATER = "2026-03-09";

const day = (date: string, completed: number, broken: number, focusMinutes: number) => ({
  date,
  completed,
  broken,
  focusMinutes,
});

test("are the days with the most and the least focus time among those with a session", () => {
  const days = [
    day("2026-03-02", 1, 0, 25),
    day("2026-03-03", 0, 0, 0),
    day("2026-03-04", 3, 0, 90),
    day("2026-03-05", 0, 2, 0),
  ];
  expect(findBestAndWorstDay(days, LATER)).toEqual({
    bestDay: "2026-03-04",
    worstDay: "2026-03-05",
  });
});

test("are null in a week with sessions on one day only", () => {
  const none = { bestDay: null, worstDay: null };
  expect(findBestAndWorstDay([], LATER)).toEqual(none);
  expect(
    findBestAndWorstDay([day("2026-03-02", 1, 0, 25), day("2026-03-03", 0, 0, 0)], LATER),
  ).toEqual(none);
});

test("are two different days that bound all others", () => {
  const figures = fc.tuple(fc.nat(2), fc.nat(2), fc.constantFrom(0, 25, 50));
  fc.assert(
    fc.property(fc.array(figures, { maxLength: 7 }), (week) => {
      const days = week.map((figure, i) => day(addDays("2026-03-02", i), ...figure));
      const used = days.filter((d) => d.completed + d.broken > 0);
      const { bestDay, worstDay } = findBestAndWorstDay(days, LATER);
      expect(bestDay === null).toBe(used.length < 2);
      if (bestDay === null) return;
      expect(bestDay).not.toBe(worstDay);
      const minutes = used.map((d) => d.focusMinutes);
      const on = (date: string | null) => used.find((d) => d.date === date)?.focusMinutes;
      expect([on(bestDay), on(worstDay)]).toEqual([Math.max(...minutes), Math.min(...minutes)]);
    }),
  );
});

test("today can be the best day but not the worst", () => {
  const [tuesday, today] = ["2026-03-03", "2026-03-04"];
  const low = [day("2026-03-02", 2, 0, 50), day(tuesday, 1, 0, 25), day(today, 0, 1, 0)];
  expect(findBestAndWorstDay(low, today)).toEqual({ bestDay: "2026-03-02", worstDay: tuesday });
  const high = [day(tuesday, 1, 0, 25), day(today, 3, 0, 90)];
  expect(findBestAndWorstDay(high, today)).toEqual({ bestDay: today, worstDay: tuesday });
  const first = [day(tuesday, 1, 0, 25), day(today, 0, 1, 0)];
  expect(findBestAndWorstDay(first, today)).toEqual({ bestDay: tuesday, worstDay: null });
});
