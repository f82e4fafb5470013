import { expect, test } from "vitest";
import { canAnswerPlan, findOpenPlan } from "./plan";

test.each([
  [null, true, true, true],
  [null, true, false, true],
  [null, false, true, true],
  [false, true, true, true],
  [false, true, false, false],
  [true, true, false, true],
  [true, true, true, false],
  [false, false, true, false],
  [true, false, false, false],
])(
  "a plan answered %s, the latest: %s, may be answered %s: %s",
  (isAccepted, isLatest, answer, expected) => {
    expect(canAnswerPlan({ isAccepted, isLatest }, answer)).toBe(expected);
  },
);

test("a new plan replaces the unanswered one for its activity and no other", () => {
  const plan = (id: string, isAccepted: boolean | null) => ({ activity: { id }, isAccepted });
  const waiting = plan("work", null);
  expect(findOpenPlan([plan("study", null), plan("work", false), waiting], "work")).toBe(waiting);
  expect(findOpenPlan([plan("work", true), plan("study", null)], "work")).toBeNull();
  expect(findOpenPlan([plan("work", null)], undefined)).toBeNull();
});
