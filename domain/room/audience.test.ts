import fc from "fast-check";
import { expect, test } from "vitest";
import {
  EVERYONE,
  findAudience,
  findListAudience,
  isVisibleTo,
  redactForAudience,
} from "./audience";
import { changePosition, isShownCoach, type PositionWithAgreement } from "./coach-agreement";
import { isCoach, ROLES } from "./permissions";

/** Every position in a room; a hidden coach has not agreed to be seen. */
const KINDS = [...ROLES, "owner who coaches", "hidden coach", "hidden owner who coaches"] as const;
type Kind = (typeof KINDS)[number];
const kinds = fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 8 });
const buildId = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const POSITIONS: Record<Kind, PositionWithAgreement> = {
  owner: { role: "owner", alsoCoaches: false, awaitsAgreement: false },
  member: { role: "member", alsoCoaches: false, awaitsAgreement: false },
  coach: { role: "coach", alsoCoaches: false, awaitsAgreement: false },
  "owner who coaches": { role: "owner", alsoCoaches: true, awaitsAgreement: false },
  "hidden coach": { role: "coach", alsoCoaches: false, awaitsAgreement: true },
  "hidden owner who coaches": { role: "owner", alsoCoaches: true, awaitsAgreement: true },
};
const buildMembers = (list: readonly Kind[]) =>
  list.map((kind, n) => ({ userId: buildId(n), kind, ...POSITIONS[kind] }));

/** Some members, by number. */
const some = fc.subarray([0, 1, 2, 3, 4, 5, 6, 7]);
const share = (members: readonly number[], targets: readonly number[] = []) => ({
  members: members.map(buildId),
  targets: targets.map(buildId),
});
/** Everyone sees them, and they see those who share with them. */
const SHOWN: readonly Kind[] = ["coach", "owner who coaches"];
const COACHES: readonly Kind[] = [...SHOWN, "hidden coach", "hidden owner who coaches"];

test("in a coaching room all see themselves and the coaches, and a coach also those who share with them", () => {
  fc.assert(
    fc.property(kinds, some, (list, sharing) => {
      const people = buildMembers(list);
      for (const viewer of people) {
        const audience = findAudience({ isCoachingRoom: true }, viewer, share(sharing));
        for (const [n, member] of people.entries()) {
          const isShared = COACHES.includes(viewer.kind) && sharing.includes(n);
          const expected = member === viewer || SHOWN.includes(member.kind) || isShared;
          expect(isVisibleTo(audience, member)).toBe(expected);
        }
      }
    }),
  );
});

test("no change of role shows anyone who does not share with that person", () => {
  fc.assert(
    fc.property(kinds, fc.constantFrom(...KINDS), fc.boolean(), (list, kind, isCoachingRoom) => {
      const people = buildMembers(list);
      for (const viewer of people) {
        const before = findAudience({ isCoachingRoom }, viewer);
        const after = findAudience({ isCoachingRoom }, { ...viewer, ...POSITIONS[kind] });
        for (const member of people) {
          if (isVisibleTo(after, member)) expect(isVisibleTo(before, member)).toBe(true);
        }
      }
    }),
  );
});

test("in an ordinary room everyone sees everyone, and all but the coaches share one audience", () => {
  fc.assert(
    fc.property(kinds, (list) => {
      const people = buildMembers(list);
      const audiences = [null, ...people].map((viewer) =>
        findAudience({ isCoachingRoom: false }, viewer),
      );
      const coaches = people.filter(isCoach).length;
      expect(new Set(audiences.map(({ key }) => key)).size).toBe(1 + coaches);
      for (const audience of audiences) {
        for (const member of people) expect(isVisibleTo(audience, member)).toBe(true);
      }
    }),
  );
});

test("no change by somebody else shows a person who did not agree to anyone new", () => {
  fc.assert(
    fc.property(kinds, fc.constantFrom(...KINDS), some, (list, kind, sharing) => {
      const people = buildMembers(list);
      const [person, ...others] = people;
      if (!person || isShownCoach(person)) return;
      const change = { isCoachingRoom: true, isOwnAct: false };
      const changed = { ...person, ...changePosition(person, POSITIONS[kind], change) };
      for (const viewer of [null, ...others]) {
        const audience = findAudience({ isCoachingRoom: true }, viewer, share(sharing));
        expect(isVisibleTo(audience, changed)).toBe(isVisibleTo(audience, person));
      }
    }),
  );
});

test("a coaching room shows a stranger only its coaches", () => {
  const audience = findAudience({ isCoachingRoom: true }, null);
  const seen = buildMembers(KINDS).filter((member) => isVisibleTo(audience, member));
  expect(seen.map(({ kind }) => kind)).toEqual(SHOWN);
});

test("in a coaching room each member has an audience of their own with a stable key", () => {
  fc.assert(
    fc.property(kinds, (list) => {
      const people = buildMembers(list);
      const keys = people.map((viewer) => findAudience({ isCoachingRoom: true }, viewer).key);
      expect(new Set(keys).size).toBe(people.length);
      expect(people.map((viewer) => findAudience({ isCoachingRoom: true }, viewer).key)).toEqual(
        keys,
      );
    }),
  );
});

test("a coach sees their own targets and those shared with them, everyone else sees all", () => {
  fc.assert(
    fc.property(kinds, fc.boolean(), some, (list, isCoachingRoom, n) => {
      const people = buildMembers(list).map((person) => ({
        ...person,
        session: { target: "chapter 4" },
        recent: [{ target: "chapter 3" }, { target: null }],
      }));
      const granting = n.map(buildId);
      for (const viewer of people) {
        const audience = findAudience({ isCoachingRoom }, viewer, share(n, n));
        for (const member of people) {
          const isShown = !isCoach(viewer) || member === viewer || granting.includes(member.userId);
          const shown = redactForAudience(audience, member);
          if (isShown) expect(shown).toBe(member);
          else {
            expect(JSON.stringify(shown)).not.toContain("chapter");
            expect({ ...shown, session: null, recent: [] }).toEqual({
              ...member,
              session: null,
              recent: [],
            });
          }
        }
      }
    }),
  );
});

test("the audience of a coach depends on the grants but not on their order", () => {
  const coach = { userId: buildId(0), ...POSITIONS.coach };
  for (const isCoachingRoom of [false, true]) {
    const findKey = (members: number[], targets: number[]) =>
      findAudience({ isCoachingRoom }, coach, share(members, targets)).key;
    expect(findKey([2, 1], [2, 1])).toBe(findKey([1, 2, 0], [1, 2]));
    expect(findKey([1], [1])).not.toBe(findKey([1], []));
    expect(findKey([], [])).not.toBe(EVERYONE.key);
    expect(findKey([1], []) === findKey([], [])).toBe(!isCoachingRoom);
  }
});

test("the owner of a coaching room sees the whole list of members, a coach those who share", () => {
  const people = buildMembers(["owner", "member", "coach", "member"]);
  const listed = people.map((viewer) => {
    const audience = findListAudience({ isCoachingRoom: true }, viewer, share([1]));
    return people.filter((member) => isVisibleTo(audience, member)).length;
  });
  expect(listed).toEqual([4, 2, 2, 2]);
});
