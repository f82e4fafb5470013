import fc from "fast-check";
import { expect, test } from "vitest";
import type { Role } from "../room/permissions";
import { listAttending } from "./attendance";

const person = (
  userId: string,
  facts: { role?: Role; isCompared?: boolean; hasJoined?: boolean } = {},
) => ({ userId, role: "member" as Role, isCompared: true, hasJoined: true, ...facts });

const ids = (people: { userId: string }[]) => people.map(({ userId }) => userId);

const mara = person("mara");
const left = person("left", { isCompared: false });
const newcomer = person("newcomer", { hasJoined: false });
const coach = person("coach", { role: "coach", isCompared: false });
const spectator = person("spectator", { role: "coach", isCompared: false, hasJoined: false });
const members = [mara, person("tim"), left, newcomer, coach, spectator];

test("a member who joined sees the others who did, and coaches among them", () => {
  expect(ids(listAttending(mara, members))).toEqual(["mara", "tim", "coach"]);
});

test("a member who left the comparison sees only themselves", () => {
  expect(ids(listAttending(left, members))).toEqual(["left"]);
});

test("members and coaches who never joined see nobody", () => {
  expect(listAttending(newcomer, members)).toEqual([]);
  expect(listAttending(spectator, members)).toEqual([]);
});

test("it is reciprocal: who sees another is seen by them", () => {
  const people = fc.array(
    fc.record({
      role: fc.constantFrom("owner" as const, "member" as const, "coach" as const),
      isCompared: fc.boolean(),
      hasJoined: fc.boolean(),
    }),
    { minLength: 2, maxLength: 6 },
  );
  fc.assert(
    fc.property(people, (facts) => {
      const all = facts.map((one, n) => ({ ...one, userId: `${n}` }));
      const sees = (a: string, b: string) => {
        const viewer = all.find(({ userId }) => userId === a) ?? mara;
        return ids(listAttending(viewer, all)).includes(b);
      };
      for (const { userId: a } of all) {
        for (const { userId: b } of all) if (a !== b) expect(sees(a, b)).toBe(sees(b, a));
      }
    }),
  );
});
