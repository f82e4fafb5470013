import { expect, it } from "vitest";
import { buildHourGrid, findBestHour } from "./hours";

const at = (weekday: number, hour: number, completed = 1) => ({ weekday, hour, completed });

it("covers the usual hours of every weekday without any session", () => {
  const grid = buildHourGrid([]);
  expect(grid.hours).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  expect(grid.rows.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(grid.max).toBe(0);
});

it("extends to the earliest and the latest hour with a session", () => {
  const grid = buildHourGrid([at(1, 6, 4), at(7, 23, 2)]);
  expect([grid.hours[0], grid.hours.at(-1)]).toEqual([6, 23]);
  expect(grid.rows[0]?.counts[0]).toBe(4);
  expect(grid.rows[6]?.counts.at(-1)).toBe(2);
  expect(grid.max).toBe(4);
});

it("finds the best hour only where one stands out", () => {
  expect(findBestHour([at(1, 9, 3), at(2, 9, 2)])).toEqual(at(1, 9, 3));
  expect(findBestHour([at(1, 9, 3), at(2, 9, 3)])).toBeNull();
  expect(findBestHour([at(1, 9, 1)])).toBeNull();
  expect(findBestHour([])).toBeNull();
});
