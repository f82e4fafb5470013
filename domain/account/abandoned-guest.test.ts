import { expect, test } from "vitest";
import { isAbandonedGuest } from "./abandoned-guest";

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const guest = { createdAt: day(1), seenAt: day(3), hasRecorded: false };

test("a guest with nothing recorded is abandoned 30 days after the last visit", () => {
  expect(isAbandonedGuest(guest, new Date(day(33).getTime() - 1))).toBe(false);
  expect(isAbandonedGuest(guest, day(33))).toBe(true);
});

test("a guest who signed out is abandoned 30 days after the account was created", () => {
  expect(isAbandonedGuest({ ...guest, seenAt: null }, day(30))).toBe(false);
  expect(isAbandonedGuest({ ...guest, seenAt: null }, day(31))).toBe(true);
});

test("a guest who recorded something is never abandoned", () => {
  expect(isAbandonedGuest({ ...guest, hasRecorded: true }, day(999))).toBe(false);
});
