import { expect, test } from "vitest";
import { becomesNewOwner } from "./new-owner";

const owner = { role: "owner", isNewOwner: false } as const;
const byOther = { isOwnAct: false };

test.each([
  ["somebody else makes a member an owner", { ...owner, role: "member" }, "owner", byOther, true],
  ["a coach becomes an owner", { ...owner, role: "coach" }, "owner", byOther, true],
  ["it is their own act", { ...owner, role: "member" }, "owner", { isOwnAct: true }, false],
  ["an owner stays one", owner, "owner", byOther, false],
  ["they have not dismissed the notice", { ...owner, isNewOwner: true }, "owner", byOther, true],
  ["they stop to own", { ...owner, isNewOwner: true }, "member", byOther, false],
] as const)("whether an owner gets the notice, when %s", (_, before, role, act, hasNotice) => {
  expect(becomesNewOwner(before, { role }, act)).toBe(hasNotice);
});
