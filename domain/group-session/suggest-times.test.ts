import fc from "fast-check";
import { expect, test } from "vitest";
import { type HourTally, suggestTimes } from "./suggest-times";

const tally = (hour: number, completed: number, ended = completed): HourTally => ({
  hour,
  completed,
  ended,
});

test("suggests the two hours in which most sessions are completed, with their numbers", () => {
  const [best, second] = suggestTimes([tally(9, 6, 8), tally(10, 5), tally(15, 7)]);
  expect(best).toEqual({ fromHour: 9, toHour: 11, completed: 11, ended: 13 });
  expect(second).toMatchObject({ completed: 7, ended: 7 });
});

test("suggests nothing from few sessions", () => {
  expect(suggestTimes([])).toEqual([]);
  expect(suggestTimes([tally(9, 4)])).toEqual([]);
});

test("does not suggest hours in which many sessions end early", () => {
  expect(suggestTimes([tally(9, 50, 100)])).toEqual([]);
});

test("prefers a reliable hour to a slightly busier one", () => {
  const [best] = suggestTimes([tally(8, 10, 16), tally(14, 9)]);
  expect(best).toMatchObject({ completed: 9, ended: 9 });
});

test("begins with the hour in which sessions begin", () => {
  expect(suggestTimes([tally(9, 6)])).toEqual([
    { fromHour: 9, toHour: 11, completed: 6, ended: 6 },
  ]);
});

test("never begins with an hour in which nobody completed a session", () => {
  expect(suggestTimes([tally(8, 10), tally(9, 40), tally(10, 30)])).toEqual([
    { fromHour: 9, toHour: 11, completed: 70, ended: 70 },
  ]);
});

test("crosses midnight", () => {
  const [best] = suggestTimes([tally(23, 5), tally(0, 5)]);
  expect(best).toEqual({ fromHour: 23, toHour: 1, completed: 10, ended: 10 });
});

test("suggests at most three times, which do not overlap and whose numbers are right", () => {
  const tallies = fc.array(
    fc
      .record({
        hour: fc.nat({ max: 23 }),
        completed: fc.nat({ max: 9 }),
        broken: fc.nat({ max: 9 }),
      })
      .map(({ hour, completed, broken }) => tally(hour, completed, completed + broken)),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(tallies, (given) => {
      const found = suggestTimes(given);
      expect(found.length).toBeLessThanOrEqual(3);
      const hours = found.flatMap(({ fromHour }) => [fromHour, (fromHour + 1) % 24]);
      expect(new Set(hours).size).toBe(hours.length);
      for (const { fromHour, toHour, completed, ended } of found) {
        expect(toHour).toBe((fromHour + 2) % 24);
        const within = given.filter(({ hour }) => [fromHour, (fromHour + 1) % 24].includes(hour));
        const sum = (key: "completed" | "ended") => within.reduce((n, one) => n + one[key], 0);
        expect([completed, ended]).toEqual([sum("completed"), sum("ended")]);
        expect(completed).toBeGreaterThanOrEqual(5);
        expect(completed / ended).toBeGreaterThanOrEqual(0.6);
        expect(given.some((one) => one.hour === fromHour && one.completed > 0)).toBe(true);
      }
    }),
  );
});
