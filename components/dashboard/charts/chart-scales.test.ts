import { expect, it } from "vitest";
import { scaleBand, scaleLinear } from "./chart-scales";

it("maps numbers linearly, also into a descending range", () => {
  const scale = scaleLinear();
  scale.domain([0, 120]);
  scale.range([200, 0]);
  expect([scale(0), scale(30), scale(120)]).toEqual([200, 150, 0]);
  expect([scale.domain(), scale.range()]).toEqual([
    [0, 120],
    [200, 0],
  ]);
});

it("maps a domain of one number to the start of the range", () => {
  const scale = scaleLinear();
  scale.domain([0, 0]);
  scale.range([200, 0]);
  expect(scale(0)).toBe(200);
});

it("gives every category a band of equal width, and unknown ones none", () => {
  const scale = scaleBand();
  scale.domain([0, 1, 2, 3]);
  scale.range([0, 100]);
  expect(scale.bandwidth()).toBe(25);
  expect([scale(0), scale(3), scale(4)]).toEqual([0, 75, undefined]);
});
