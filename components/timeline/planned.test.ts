import { expect, test } from "vitest";
import { cutOverlaps } from "./planned";

const MINUTE = 60_000;
const plan = (key: string, from: number, to: number) => ({
  key,
  from: from * MINUTE,
  to: to * MINUTE,
  hue: "none" as const,
});
const cut = (planned: ReturnType<typeof plan>[], busyUntil: number | null) =>
  cutOverlaps(planned, busyUntil === null ? null : busyUntil * MINUTE).map(
    ({ key, from, to }) => `${key} ${from / MINUTE}-${to / MINUTE}`,
  );

test("leaves planned sessions as they are while they do not overlap", () => {
  expect(cut([plan("b", 30, 45), plan("a", 10, 30)], null)).toEqual(["a 10-30", "b 30-45"]);
  expect(cut([plan("a", 10, 30)], 10)).toEqual(["a 10-30"]);
});

test("begins each after the running session and the planned ones before it", () => {
  expect(cut([plan("a", 10, 30)], 15)).toEqual(["a 15-30"]);
  expect(cut([plan("a", 10, 30), plan("b", 20, 60), plan("c", 25, 70)], null)).toEqual([
    "a 10-30",
    "b 30-60",
    "c 60-70",
  ]);
});

test("leaves out what is covered completely", () => {
  expect(cut([plan("a", 10, 60), plan("b", 20, 40), plan("c", 50, 70)], null)).toEqual([
    "a 10-60",
    "c 60-70",
  ]);
  expect(cut([plan("a", 10, 30)], 30)).toEqual([]);
});
