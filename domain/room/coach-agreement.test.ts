import { describe, expect, test } from "vitest";
import { changeStanding, isShownCoach, type Standing } from "./coach-agreement";

const member: Standing = { role: "member", alsoCoaches: false, awaitsAgreement: false };
const coach: Standing = { ...member, role: "coach" };
const hiddenCoach: Standing = { ...coach, awaitsAgreement: true };
const owner: Standing = { ...member, role: "owner" };
const coachingOwner: Standing = { ...owner, alsoCoaches: true };

const bySomebodyElse = { isCoachingRoom: true, isOwnAct: false };
const byThemselves = { isCoachingRoom: true, isOwnAct: true };

test("shows coaches who agreed, and nobody else", () => {
  const shown = [member, coach, hiddenCoach, owner, coachingOwner].filter(isShownCoach);
  expect(shown).toEqual([coach, coachingOwner]);
});

describe("in a coaching room", () => {
  test.each([
    ["member", member],
    ["owner who does not coach", owner],
    ["coach who did not agree", hiddenCoach],
  ])("a %s whom somebody else makes a coach must agree first", (_, before) => {
    expect(changeStanding(before, coach, bySomebodyElse)).toEqual(hiddenCoach);
  });

  test("a person who starts to coach by themselves agrees by doing so", () => {
    expect(changeStanding(owner, coachingOwner, byThemselves)).toEqual(coachingOwner);
    expect(changeStanding(owner, coach, byThemselves)).toEqual(coach);
  });

  test("a coach who agreed is not asked again while they coach", () => {
    expect(changeStanding(coachingOwner, coach, bySomebodyElse)).toEqual(coach);
    expect(changeStanding(coach, coach, bySomebodyElse)).toEqual(coach);
  });

  test("the agreement ends with the coaching", () => {
    const stopped = changeStanding(coach, member, bySomebodyElse);
    expect(stopped).toEqual(member);
    expect(changeStanding(stopped, coach, bySomebodyElse)).toEqual(hiddenCoach);
  });

  test.each([member, owner])("nobody who does not coach is asked", (after) => {
    for (const before of [member, coach, hiddenCoach, owner, coachingOwner]) {
      expect(changeStanding(before, after, bySomebodyElse)).toEqual(after);
    }
  });
});

test("in an ordinary room, where everyone sees everyone, nobody is asked", () => {
  const change = { isCoachingRoom: false, isOwnAct: false };
  expect(changeStanding(member, coach, change)).toEqual(coach);
});
