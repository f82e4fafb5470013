import fc from "fast-check";
import { expect, test } from "vitest";
import {
  EVERYONE,
  findAudience,
  findListAudience,
  findVisibleVersion,
  isVisibleTo,
  redactForAudience,
} from "./audience";
import { isCoach, type Position, ROLES } from "./permissions";

/** Everything one can be in a room; the last is an owner who coaches as well. */
const KINDS = [...ROLES, "owner who coaches"] as const;
type Kind = (typeof KINDS)[number];
const kinds = fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 8 });
const idOf = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const positionOf = (kind: Kind): Position =>
  kind === "owner who coaches"
    ? { role: "owner", alsoCoaches: true }
    : { role: kind, alsoCoaches: false };
const seated = (list: readonly Kind[]) =>
  list.map((kind, n) => ({ userId: idOf(n), kind, ...positionOf(kind) }));

/** Whom each sees in a practice besides themselves (PRODUCT.md, Coaching), written once more. */
const COACHES: readonly Kind[] = ["coach", "owner who coaches"];
const SEES: Record<Kind, readonly Kind[]> = {
  owner: COACHES,
  member: COACHES,
  coach: KINDS,
  "owner who coaches": KINDS,
};

test("in a practice members and owners see themselves and the coaches, coaches everyone", () => {
  fc.assert(
    fc.property(kinds, (list) => {
      const people = seated(list);
      for (const viewer of people) {
        const audience = findAudience({ isCoachingRoom: true }, viewer);
        for (const member of people) {
          const expected = member === viewer || SEES[viewer.kind].includes(member.kind);
          expect(isVisibleTo(audience, member)).toBe(expected);
        }
      }
    }),
  );
});

test("in an ordinary room everyone sees everyone, all but the coaches as one audience", () => {
  fc.assert(
    fc.property(kinds, (list) => {
      const people = seated(list);
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

test("a practice shows a stranger its coaches and nobody else", () => {
  const audience = findAudience({ isCoachingRoom: true }, null);
  const seen = seated(KINDS).filter((member) => isVisibleTo(audience, member));
  expect(seen.map(({ kind }) => kind)).toEqual(COACHES);
});

test("in a practice each is an audience of their own, to whom the same key means the same", () => {
  fc.assert(
    fc.property(kinds, (list) => {
      const people = seated(list);
      const keys = people.map((viewer) => findAudience({ isCoachingRoom: true }, viewer).key);
      expect(new Set(keys).size).toBe(people.length);
      expect(people.map((viewer) => findAudience({ isCoachingRoom: true }, viewer).key)).toEqual(
        keys,
      );
    }),
  );
});

test("a coach is shown targets of those who granted them and their own, everybody else all", () => {
  fc.assert(
    fc.property(
      kinds,
      fc.boolean(),
      fc.subarray([0, 1, 2, 3, 4, 5, 6, 7]),
      (list, isCoachingRoom, n) => {
        const people = seated(list).map((person) => ({
          ...person,
          session: { target: "chapter 4" },
          recent: [{ target: "chapter 3" }, { target: null }],
        }));
        const granting = n.map(idOf);
        for (const viewer of people) {
          const audience = findAudience({ isCoachingRoom }, viewer, granting);
          for (const member of people) {
            const isShown =
              !isCoach(viewer) || member === viewer || granting.includes(member.userId);
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
      },
    ),
  );
});

test("the same grants in another order are the same audience, and other grants another", () => {
  const coach = { userId: idOf(0), role: "coach", alsoCoaches: false } as const;
  const keyOf = (...ids: string[]) => findAudience({ isCoachingRoom: false }, coach, ids).key;
  expect(keyOf(idOf(2), idOf(1))).toBe(keyOf(idOf(1), idOf(2), idOf(0)));
  expect(keyOf(idOf(1))).not.toBe(keyOf());
  expect(keyOf()).not.toBe(EVERYONE.key);
});

test("the list of members is whole for owners and coaches of a practice", () => {
  const people = seated(["owner", "member", "coach", "member"]);
  const listed = people.map((viewer) => {
    const audience = findListAudience({ isCoachingRoom: true }, viewer);
    return people.filter((member) => isVisibleTo(audience, member)).length;
  });
  expect(listed).toEqual([4, 2, 4, 2]);
});

test("a practice tells nobody how often it changed", () => {
  expect(findVisibleVersion({ isCoachingRoom: true, version: 41 })).toBe(0);
  expect(findVisibleVersion({ isCoachingRoom: false, version: 41 })).toBe(41);
});
