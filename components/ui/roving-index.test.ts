import { expect, it } from "vitest";
import { rovingIndex } from "./roving-index";

it("moves one step left or right and stops at the ends", () => {
  expect([rovingIndex("ArrowRight", 3, 5), rovingIndex("ArrowRight", 4, 5)]).toEqual([4, 4]);
  expect([rovingIndex("ArrowLeft", 3, 5), rovingIndex("ArrowLeft", 0, 5)]).toEqual([2, 0]);
});

it("moves a week up or down in a calendar, and four weeks by page", () => {
  expect([rovingIndex("ArrowUp", 20, 365, 7), rovingIndex("ArrowDown", 20, 365, 7)]).toEqual([
    13, 27,
  ]);
  expect([rovingIndex("PageUp", 100, 365, 7), rovingIndex("PageDown", 350, 365, 7)]).toEqual([
    72, 364,
  ]);
});

it("moves to the first and the last item", () => {
  expect([rovingIndex("Home", 7, 28), rovingIndex("End", 7, 28)]).toEqual([0, 27]);
});

it("ignores every other key", () => {
  expect(rovingIndex("Tab", 3, 5)).toBeNull();
});
