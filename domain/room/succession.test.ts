import { expect, test } from "vitest";
import type { Role } from "./permissions";
import { findSuccessor } from "./succession";

const stayer = (userId: string, role: Role, day: number) => ({
  userId,
  role,
  joinedAt: new Date(Date.UTC(2026, 10, day)),
});

test("nobody follows while an owner stays, nor in an empty room", () => {
  expect(findSuccessor([stayer("a", "member", 1), stayer("b", "owner", 2)])).toBeNull();
  expect(findSuccessor([])).toBeNull();
});

test("the longest-standing member follows, a coach only where there is nobody else", () => {
  const [coach, late, early] = [
    stayer("a", "coach", 1),
    stayer("b", "member", 3),
    stayer("c", "member", 2),
  ];
  expect(findSuccessor([coach, late, early])).toBe(early);
  expect(findSuccessor([coach])).toBe(coach);
});

test("of two who joined together always the same one follows", () => {
  const [one, two] = [stayer("a", "member", 1), stayer("b", "member", 1)];
  expect(findSuccessor([one, two])).toBe(one);
  expect(findSuccessor([two, one])).toBe(one);
});
