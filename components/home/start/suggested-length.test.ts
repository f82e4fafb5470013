import { expect, it } from "vitest";
import type { Sizing } from "@/domain/api/wire-dashboard";
import { lengthAdvice } from "./length-advice";
import { suggestionFor } from "./suggested-length";

const lengths = (minutes: number, completed: number, broken: number) => ({
  minutes,
  completed,
  broken,
});

const READING: Sizing = {
  activityId: "reading",
  name: "Reading",
  color: "pink",
  suggestedMinutes: 25,
  byLength: [lengths(25, 19, 1), lengths(60, 8, 9)],
  byPart: [
    { part: "morning", isOwn: true, suggestedMinutes: 60, byLength: [lengths(60, 8, 0)] },
    { part: "afternoon", isOwn: false, suggestedMinutes: 25, byLength: [lengths(25, 19, 1)] },
    { part: "evening", isOwn: true, suggestedMinutes: null, byLength: [lengths(60, 0, 9)] },
  ],
};

const wholeDay = {
  part: null,
  minutes: 25,
  upTo: 25,
  completed: 19,
  ended: 20,
  beyond: { minutes: 60, completed: 8, ended: 17 },
};
const morning = { part: "morning", minutes: 60, upTo: 60, completed: 8, ended: 8, beyond: null };
const advice = lengthAdvice([READING]);

it("advises the length that is kept, with the longer one that is not, and parts that differ", () => {
  expect(advice).toEqual([{ activityId: "reading", wholeDay, ofPart: { morning, evening: null } }]);
});

it("advises nothing where the record does not say", () => {
  const unsure = { ...READING, byLength: [lengths(25, 3, 0)], byPart: [] };
  expect(lengthAdvice([unsure])).toEqual([]);
});

it.each([45, 60])(
  "suggests the whole day's where no part says anything else, instead of %d",
  (m) => {
    const length = { minutes: m };
    for (const part of ["afternoon", "night", null] as const) {
      expect(suggestionFor(advice, { activityId: "reading", length, part })).toEqual(wholeDay);
    }
  },
);

it("suggests a part's own while it is that part", () => {
  const chosen = { activityId: "reading", length: { minutes: 90 } };
  expect(suggestionFor(advice, { ...chosen, part: "morning" })).toEqual(morning);
});

it.each([
  ["the length is chosen already", "reading", { minutes: 25 }, "night"],
  ["a shorter length is chosen", "reading", { minutes: 15 }, "night"],
  ["one is that is shorter than a part's own", "reading", { minutes: 25 }, "morning"],
  ["a part's own length is", "reading", { minutes: 60 }, "morning"],
  ["a part speaks against the whole day's and for none", "reading", { minutes: 60 }, "evening"],
  ["an end is chosen, not a length", "reading", { until: new Date(0) }, "night"],
  ["nothing that fits is chosen", "reading", null, "night"],
  ["another activity is chosen", "writing", { minutes: 60 }, "night"],
  ["there is no activity", undefined, { minutes: 60 }, "night"],
] as const)("is quiet when %s", (_, activityId, length, part) => {
  expect(suggestionFor(advice, { activityId, length, part })).toBeNull();
});

it("is quiet about lengths that the suggestion itself rests on", () => {
  const [own] = advice;
  if (!own) throw new Error("there is advice");
  const upTo45 = [{ ...own, wholeDay: { ...wholeDay, upTo: 45 } }];
  const take = (minutes: number) =>
    suggestionFor(upTo45, { activityId: "reading", length: { minutes }, part: "night" });
  expect(take(45)).toBeNull();
  expect(take(46)).toMatchObject({ minutes: 25 });
});
