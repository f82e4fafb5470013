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
    ["every session was broken", week(0, 1, 0), "what_broke_it"],
    ["as many were broken as completed", week(4, 4, 200), "what_broke_it"],
    ["there was less focus time than the week before", week(5, 1, 149), "what_to_protect"],
    ["nothing was broken", week(8, 0, 150), "what_kept_you"],
    ["sessions ended on one day only", { ...week(8, 1, 200), bestDay: null }, "what_kept_you"],
    ["the week went well and has a best day", week(8, 1, 200), "what_made_best_day"],
  ] as const)("when %s", (_, figures, question) => {
    expect(chooseReviewQuestion(figures, before)).toBe(question);
    expect(REVIEW_QUESTIONS).toContain(question);
  });
});
