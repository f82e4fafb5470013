import { expect, it } from "vitest";
import type { Sizing } from "@/domain/api/dashboard";
import { buildLengthAdvice } from "./length-advice";
import { suggestLength } from "./suggested-length";

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
  dayPart: null,
  minutes: 25,
  upTo: 25,
  completed: 19,
  ended: 20,
  longer: { minutes: 60, completed: 8, ended: 17 },
};
const morning = { dayPart: "morning", minutes: 60, upTo: 60, completed: 8, ended: 8, longer: null };
const advice = buildLengthAdvice([READING]);

it("advises the length that is completed, with the longer one that is not, and parts that differ", () => {
  expect(advice).toEqual([
    { activityId: "reading", wholeDay, byDayPart: { morning, evening: null } },
  ]);
});

it("advises nothing without enough history", () => {
  const unsure = { ...READING, byLength: [lengths(25, 3, 0)], byPart: [] };
  expect(buildLengthAdvice([unsure])).toEqual([]);
});

it.each([45, 60])(
  "suggests the whole day's length where no part of the day differs, instead of %d",
  (m) => {
    const length = { minutes: m };
    for (const dayPart of ["afternoon", "night", null] as const) {
      expect(suggestLength(advice, { activityId: "reading", length, dayPart })).toEqual(wholeDay);
    }
  },
);

it("suggests a part's own length during that part", () => {
  const chosen = { activityId: "reading", length: { minutes: 90 } };
  expect(suggestLength(advice, { ...chosen, dayPart: "morning" })).toEqual(morning);
});

it.each([
  ["the advised length is chosen", "reading", { minutes: 25 }, "night"],
  ["a shorter length is chosen", "reading", { minutes: 15 }, "night"],
  ["a length shorter than the part's own is chosen", "reading", { minutes: 25 }, "morning"],
  ["a part's own length is chosen", "reading", { minutes: 60 }, "morning"],
  [
    "a part has advice against the whole day's length and for no other",
    "reading",
    { minutes: 60 },
    "evening",
  ],
  ["an end is chosen, not a length", "reading", { until: new Date(0) }, "night"],
  ["no valid length is chosen", "reading", null, "night"],
  ["another activity is chosen", "writing", { minutes: 60 }, "night"],
  ["there is no activity", undefined, { minutes: 60 }, "night"],
] as const)("suggests nothing when %s", (_, activityId, length, dayPart) => {
  expect(suggestLength(advice, { activityId, length, dayPart })).toBeNull();
});

it("suggests nothing for lengths that the advice itself covers", () => {
  const [own] = advice;
  if (!own) throw new Error("no advice");
  const upTo45 = [{ ...own, wholeDay: { ...wholeDay, upTo: 45 } }];
  const take = (minutes: number) =>
    suggestLength(upTo45, { activityId: "reading", length: { minutes }, dayPart: "night" });
  expect(take(45)).toBeNull();
  expect(take(46)).toMatchObject({ minutes: 25 });
});
