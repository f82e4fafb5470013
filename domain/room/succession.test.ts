import fc from "fast-check";
import { expect, test } from "vitest";
import { findAudience, isTargetVisibleTo, isVisibleTo } from "./audience";
import { isCoach, type Role } from "./permissions";
import { findSuccession } from "./succession";

const buildMember = (userId: string, role: Role, day: number, alsoCoaches = false) => ({
  userId,
  role,
  alsoCoaches,
  awaitsAgreement: false,
  joinedAt: new Date(Date.UTC(2026, 10, day)),
});
const ordinary = { isCoachingRoom: false };
const coaching = { isCoachingRoom: true };

test("a room stays while another owner does, and closes without members", () => {
  for (const room of [ordinary, coaching]) {
    const members = [buildMember("a", "member", 1), buildMember("b", "owner", 2)];
    expect(findSuccession(room, members)).toEqual({ outcome: "stays" });
    expect(findSuccession(room, [])).toEqual({ outcome: "closes" });
  }
});

test("a room passes to the member who joined first, to a coach only if there is nobody else", () => {
  const [coach, late, early] = [
    buildMember("a", "coach", 1),
    buildMember("b", "member", 3),
    buildMember("c", "member", 2),
  ];
  const owner = { role: "owner", alsoCoaches: false };
  expect(findSuccession(ordinary, [coach, late, early])).toEqual({
    outcome: "passes",
    to: early,
    position: owner,
  });
  expect(findSuccession(ordinary, [coach])).toMatchObject({ to: coach });
});

test("a coaching room passes to the coach who joined first, and closes without a coach", () => {
  const [client, late, early] = [
    buildMember("a", "member", 1),
    buildMember("b", "coach", 3),
    buildMember("c", "coach", 2),
  ];
  expect(findSuccession(coaching, [client, late, early])).toMatchObject({ to: early });
  expect(findSuccession(coaching, [client])).toEqual({ outcome: "closes" });
});

test("a coaching room passes to a coach whom its members see, if there is one", () => {
  const hidden = { ...buildMember("a", "coach", 1), awaitsAgreement: true };
  const shown = buildMember("b", "coach", 2);
  expect(findSuccession(coaching, [hidden, shown])).toMatchObject({ to: shown });
  expect(findSuccession(coaching, [hidden])).toMatchObject({
    to: hidden,
    position: { role: "owner", alsoCoaches: true },
  });
});

test("the id decides between two who joined at the same time", () => {
  const [one, two] = [buildMember("a", "member", 1), buildMember("b", "member", 1)];
  expect(findSuccession(ordinary, [one, two])).toMatchObject({ to: one });
  expect(findSuccession(ordinary, [two, one])).toMatchObject({ to: one });
});

test("a successor sees nobody and no target that they did not see before", () => {
  const people = fc.array(
    fc.record({
      role: fc.constantFrom<Role>("member", "coach"),
      day: fc.integer({ min: 1, max: 5 }),
    }),
    { minLength: 1, maxLength: 6 },
  );
  const shares = fc.subarray([0, 1, 2, 3, 4, 5]);
  fc.assert(
    fc.property(people, fc.boolean(), shares, shares, (list, isCoachingRoom, all, withTargets) => {
      const members = list.map(({ role, day }, n) => buildMember(`${n}`, role, day));
      const found = findSuccession({ isCoachingRoom }, members);
      if (found.outcome !== "passes") return;
      const { to, position } = found;
      const shared = { members: all.map(String), targets: withTargets.map(String) };
      const before = findAudience({ isCoachingRoom }, to, shared);
      const after = findAudience({ isCoachingRoom }, { ...to, ...position }, shared);
      for (const member of members) {
        if (isVisibleTo(after, member)) expect(isVisibleTo(before, member)).toBe(true);
        if (isTargetVisibleTo(after, member.userId)) {
          expect(isTargetVisibleTo(before, member.userId)).toBe(true);
        }
      }
      if (isCoachingRoom) expect(isCoach(to)).toBe(true);
    }),
  );
});
