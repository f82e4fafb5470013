import { describe, expect, test } from "vitest";
import { changePosition, isShownCoach, type PositionWithAgreement } from "./coach-agreement";

const member: PositionWithAgreement = {
  role: "member",
  alsoCoaches: false,
  awaitsAgreement: false,
};
const coach: PositionWithAgreement = { ...member, role: "coach" };
const hiddenCoach: PositionWithAgreement = { ...coach, awaitsAgreement: true };
const owner: PositionWithAgreement = { ...member, role: "owner" };
const coachingOwner: PositionWithAgreement = { ...owner, alsoCoaches: true };

const bySomebodyElse = { isCoachingRoom: true, isOwnAct: false };
const byThemselves = { isCoachingRoom: true, isOwnAct: true };

test("everyone sees the coaches who agreed, and nobody else", () => {
  const shown = [member, coach, hiddenCoach, owner, coachingOwner].filter(isShownCoach);
  expect(shown).toEqual([coach, coachingOwner]);
});

describe("in a coaching room", () => {
  test.each([
    ["member", member],
    ["owner who does not coach", owner],
    ["coach who did not agree", hiddenCoach],
  ])("a %s whom somebody else makes a coach must agree first", (_, before) => {
    expect(changePosition(before, coach, bySomebodyElse)).toEqual(hiddenCoach);
  });

  test("a person who starts to coach by their own act agrees by doing so", () => {
    expect(changePosition(owner, coachingOwner, byThemselves)).toEqual(coachingOwner);
    expect(changePosition(owner, coach, byThemselves)).toEqual(coach);
  });

  test("a coach who agreed is not asked again while they coach", () => {
    expect(changePosition(coachingOwner, coach, bySomebodyElse)).toEqual(coach);
    expect(changePosition(coach, coach, bySomebodyElse)).toEqual(coach);
  });

  test("the agreement ends with the coaching", () => {
    const stopped = changePosition(coach, member, bySomebodyElse);
    expect(stopped).toEqual(member);
    expect(changePosition(stopped, coach, bySomebodyElse)).toEqual(hiddenCoach);
  });

  test.each([member, owner])("nobody who does not coach is asked", (after) => {
    for (const before of [member, coach, hiddenCoach, owner, coachingOwner]) {
      expect(changePosition(before, after, bySomebodyElse)).toEqual(after);
    }
  });
});

test("in an ordinary room, where everyone sees everyone, nobody is asked", () => {
  const change = { isCoachingRoom: false, isOwnAct: false };
  expect(changePosition(member, coach, change)).toEqual(coach);
});
