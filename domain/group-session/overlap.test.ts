import { expect, test } from "vitest";
import { findJoinedOverlap, isOverlap } from "./overlap";

const period = (from: number, to: number) => ({ from, to });
const session = (id: string, from: string, to: string, isJoined = true) => ({
  id,
  isJoined,
  next: {
    date: "2026-11-20",
    startsAt: `2026-11-20T${from}:00.000Z`,
    endsAt: `2026-11-20T${to}:00.000Z`,
  },
});
const short = session("short", "17:47", "18:02", false);

test("periods overlap when they share more than a border", () => {
  expect(isOverlap(period(0, 10), period(9, 20))).toBe(true);
  expect(isOverlap(period(9, 20), period(0, 10))).toBe(true);
  expect(isOverlap(period(0, 20), period(5, 10))).toBe(true);
  expect(isOverlap(period(0, 10), period(10, 20))).toBe(false);
  expect(isOverlap(period(10, 20), period(0, 10))).toBe(false);
});

test("finds the first joined group session that overlaps", () => {
  const [standup, later] = [
    session("standup", "18:00", "18:45"),
    session("later", "18:01", "18:30"),
  ];
  expect(findJoinedOverlap(short, [standup, later])).toBe(standup);
});

test("finds neither itself, nor one that was not joined, has no date, or begins at its end", () => {
  const others = [
    { ...short, isJoined: true },
    session("not joined", "18:00", "18:45", false),
    { ...session("over", "18:00", "18:45"), next: null },
    session("after", "18:02", "18:45"),
  ];
  expect(findJoinedOverlap(short, others)).toBeUndefined();
  expect(findJoinedOverlap({ ...short, next: null }, others)).toBeUndefined();
});
