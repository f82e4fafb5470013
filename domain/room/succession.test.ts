import { expect, test } from "vitest";
import type { Role } from "./permissions";
import { findSuccessor } from "./succession";

const buildMember = (userId: string, role: Role, day: number) => ({
  userId,
  role,
  joinedAt: new Date(Date.UTC(2026, 10, day)),
});

test("there is no successor while an owner stays, or in an empty room", () => {
  expect(findSuccessor([buildMember("a", "member", 1), buildMember("b", "owner", 2)])).toBeNull();
  expect(findSuccessor([])).toBeNull();
});

test("the member who joined first succeeds, a coach only if there is nobody else", () => {
  const [coach, late, early] = [
    buildMember("a", "coach", 1),
    buildMember("b", "member", 3),
    buildMember("c", "member", 2),
  ];
  expect(findSuccessor([coach, late, early])).toBe(early);
  expect(findSuccessor([coach])).toBe(coach);
});

test("the id decides between two who joined at the same time", () => {
  const [one, two] = [buildMember("a", "member", 1), buildMember("b", "member", 1)];
  expect(findSuccessor([one, two])).toBe(one);
  expect(findSuccessor([two, one])).toBe(one);
});
