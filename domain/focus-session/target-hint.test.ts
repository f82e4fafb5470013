import { expect, test } from "vitest";
import { isVagueTarget } from "./target-hint";

test.each(["stuff", "Work", "more work!", "study, study", "catch up on things", "  misc  "])(
  "%j is vague",
  (target) => {
    expect(isVagueTarget(target)).toBe(true);
  },
);

test.each(["chapter 4 problems", "work on 3", "Kapitel lesen", "読書", "tax return", "", " … "])(
  "%j is not",
  (target) => {
    expect(isVagueTarget(target)).toBe(false);
  },
);
