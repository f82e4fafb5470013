import { expect, it } from "vitest";
import { walk } from "./roving-index";

it("goes one to either side, and stays at the ends", () => {
  expect([walk("ArrowRight", 3, 5), walk("ArrowRight", 4, 5)]).toEqual([4, 4]);
  expect([walk("ArrowLeft", 3, 5), walk("ArrowLeft", 0, 5)]).toEqual([2, 0]);
});

it("goes a week up and down in a calendar, and four with a page", () => {
  expect([walk("ArrowUp", 20, 365, 7), walk("ArrowDown", 20, 365, 7)]).toEqual([13, 27]);
  expect([walk("PageUp", 100, 365, 7), walk("PageDown", 350, 365, 7)]).toEqual([72, 364]);
});

it("goes to the first and the last", () => {
  expect([walk("Home", 7, 28), walk("End", 7, 28)]).toEqual([0, 27]);
});

it("leaves every other key alone", () => {
  expect(walk("Tab", 3, 5)).toBeNull();
});
