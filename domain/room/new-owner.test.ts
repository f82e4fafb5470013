import { expect, test } from "vitest";
import { becomesNewOwner } from "./new-owner";

const owner = { role: "owner", isNewOwner: false } as const;
const told = { isOwnAct: false };

test.each([
  ["somebody else makes a member an owner", { ...owner, role: "member" }, "owner", told, true],
  ["a coach becomes an owner", { ...owner, role: "coach" }, "owner", told, true],
  ["it is their own act", { ...owner, role: "member" }, "owner", { isOwnAct: true }, false],
  ["an owner stays one", owner, "owner", told, false],
  ["they have not dismissed the notice", { ...owner, isNewOwner: true }, "owner", told, true],
  ["they stop to own", { ...owner, isNewOwner: true }, "member", told, false],
] as const)("whether an owner is told, when %s", (_, before, role, act, isTold) => {
  expect(becomesNewOwner(before, { role }, act)).toBe(isTold);
});
