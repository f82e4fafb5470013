import { describe, expect, test } from "vitest";
import { chooseReviewQuestion, REVIEW_QUESTIONS } from "./review-question";

const bestDay = "2026-03-04";
const before = { completed: 5, broken: 2, focusMinutes: 150 };
const week = (completed: number, broken: number, focusMinutes: number) => ({
  completed,
  broken,
  focusMinutes,
  bestDay,
});

describe("the question about a week", () => {
  test.each([
    ["nothing ended", week(0, 0, 0), "nothing_yet"],
    ["everything broke", week(0, 1, 0), "what_broke_it"],
    ["as much broke as was kept", week(4, 4, 200), "what_broke_it"],
    ["less was protected than the week before", week(5, 1, 149), "what_to_protect"],
    ["nothing broke", week(8, 0, 150), "what_kept_you"],
    ["only one day was used", { ...week(8, 1, 200), bestDay: null }, "what_kept_you"],
    ["it went well, with a day that was best", week(8, 1, 200), "what_made_best_day"],
  ] as const)("when %s", (_, figures, question) => {
    expect(chooseReviewQuestion(figures, before)).toBe(question);
    expect(REVIEW_QUESTIONS).toContain(question);
  });
});
